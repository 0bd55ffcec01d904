using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial.Cli;

[JsonSerializable(typeof(StatusObject))]
internal sealed partial class StatusJson : JsonSerializerContext
{
    /// <summary>One line, camel case, '+' as '+'.</summary>
    internal static StatusJson Output { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
