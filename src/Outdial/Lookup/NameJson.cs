using System.Text.Json.Serialization;

namespace Outdial;

/// <summary>How a name is written into a question.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class NameJson : JsonSerializerContext;
