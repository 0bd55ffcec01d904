using System.Text.Json.Serialization;

namespace Outdial.Ledger;

/// <summary>The lists inside a row: generated, so that it works in a native program.</summary>
[JsonSerializable(typeof(StoredField[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(CallGates))]
internal sealed partial class LedgerJson : JsonSerializerContext;
