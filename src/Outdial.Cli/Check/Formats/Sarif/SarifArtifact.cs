namespace Outdial.Cli;

/// <summary>A file, as a URI reference.</summary>
internal sealed record SarifArtifact(string Uri)
{
    internal static SarifArtifact Of(string file) =>
        new(string.Join('/', file.Split('/', Path.DirectorySeparatorChar).Select(System.Uri.EscapeDataString)));
}
