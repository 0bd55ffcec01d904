using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>What the ledger holds as JSON.</summary>
[JsonSerializable(typeof(LedgerEntryObject))]
[JsonSerializable(typeof(PurgeObject))]
[JsonSerializable(typeof(RateObject))]
[JsonSerializable(typeof(RateResetObject))]
[JsonSerializable(typeof(RecoveryObject))]
[JsonSerializable(typeof(GatesObject))]
internal sealed partial class LedgerJson : JsonSerializerContext
{
    internal static LedgerJson Line { get; } = new(JsonOutput.Options());
}
