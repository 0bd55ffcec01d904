namespace Outdial.TestSupport;

/// <summary>A request as it came over the wire.</summary>
public sealed record ReceivedRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
