using Tomlyn.Model;
using Tomlyn.Serialization;

namespace Outdial.Cli;

/// <summary>How a file of the vendor's is read: any TOML.</summary>
[TomlSerializable(typeof(TomlTable))]
internal sealed partial class VendorToml : TomlSerializerContext;
