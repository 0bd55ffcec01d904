namespace Outdial.Ledger;

/// <summary>A field of a call as it is kept: its digest to compare by, and what may be shown of it.</summary>
internal sealed record StoredField(string Path, string Digest, string Shown);
