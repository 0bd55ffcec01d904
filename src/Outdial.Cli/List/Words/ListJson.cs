using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Outdial.Cli;

/// <summary>Lists as JSON: one object on a line.</summary>
[JsonSerializable(typeof(ListImportObject))]
[JsonSerializable(typeof(ListPreviewObject))]
[JsonSerializable(typeof(ListEventObject))]
[JsonSerializable(typeof(ListRowObject))]
[JsonSerializable(typeof(ListStatusObject))]
internal sealed partial class ListJson : JsonSerializerContext
{
    internal static ListJson Line { get; } = new(JsonOutput.Options());

    internal static void Write<T>(Terminal terminal, T value) =>
        terminal.Out.WriteLine(JsonSerializer.Serialize(value,
            (JsonTypeInfo<T>)Line.GetTypeInfo(typeof(T))!)); // listed above
}
