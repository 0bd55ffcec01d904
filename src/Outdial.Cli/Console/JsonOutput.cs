using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>How results are written as JSON. Each command has a generated context of its own, which works in a native
/// program.</summary>
internal static class JsonOutput
{
    /// <summary>One line, camel case, '+' as '+'; for one context.</summary>
    internal static JsonSerializerOptions Options() => new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The same, and what has no value is left out.</summary>
    internal static JsonSerializerOptions WithoutNulls() => new(Options())
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
