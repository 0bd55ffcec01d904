namespace Outdial.Cli;

/// <summary>A file, as a URI reference.</summary>
internal sealed record SarifArtifact(string Uri)
{
    internal static SarifArtifact Of(string file) =>
        new(string.Join('/', file.Replace('\\', '/').Split('/').Select(System.Uri.EscapeDataString)));
}
