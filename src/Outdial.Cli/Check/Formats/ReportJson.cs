using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial.Cli;

[JsonSerializable(typeof(ReportedFinding))]
[JsonSerializable(typeof(ReportedSummary))]
[JsonSerializable(typeof(SarifResult))]
[JsonSerializable(typeof(SarifRule))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>One line, camel case, '+' as '+'; what has no value is left out.</summary>
    internal static ReportJson Output { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
