using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial.Cli;

[JsonSerializable(typeof(LedgerEntryObject))]
internal sealed partial class LedgerJson : JsonSerializerContext
{
    /// <summary>One line, camel case, '+' as '+'.</summary>
    internal static LedgerJson Output { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
