namespace Outdial.Payloads;

/// <summary>The short cut for bodies with which nothing is wrong: reads the bytes once, makes nothing of them, and
/// answers "certainly clean" or "look thoroughly".</summary>
internal static class PayloadScan
{
    internal static bool IsClean(ReadOnlySpan<byte> utf8Json, Contract contract) =>
        utf8Json.Length <= JsonDocumentReader.MaxBytes &&
        (contract == Contract.Guide ? new GuideScan(utf8Json).IsClean() : new PlatformScan(utf8Json).IsClean());
}
