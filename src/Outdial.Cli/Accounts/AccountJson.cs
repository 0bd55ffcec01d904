using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>How secrets are written to their file.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class AccountJson : JsonSerializerContext;
