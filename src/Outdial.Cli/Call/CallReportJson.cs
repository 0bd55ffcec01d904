using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial.Cli;

[JsonSerializable(typeof(CallReportObject))]
internal sealed partial class CallReportJson : JsonSerializerContext
{
    /// <summary>One line, camel case, '+' as '+'.</summary>
    internal static CallReportJson Output { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
