using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>How results are written as JSON: generated, so that it works in a native program.</summary>
[JsonSerializable(typeof(CallReportObject))]
[JsonSerializable(typeof(ChangeObject))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(FailureObject))]
[JsonSerializable(typeof(LedgerEntryObject))]
[JsonSerializable(typeof(IReadOnlyList<ProfileObject>), TypeInfoPropertyName = "Profiles")]
[JsonSerializable(typeof(ProfileChangeObject))]
[JsonSerializable(typeof(ProfileObject))]
[JsonSerializable(typeof(PurgeObject))]
[JsonSerializable(typeof(RateObject))]
[JsonSerializable(typeof(RateResetObject))]
[JsonSerializable(typeof(ReconcileObject))]
[JsonSerializable(typeof(RuleObject))]
[JsonSerializable(typeof(StatusObject))]
internal sealed partial class OutputJson : JsonSerializerContext
{
    /// <summary>One line, camel case, '+' as '+'.</summary>
    internal static OutputJson Line { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
