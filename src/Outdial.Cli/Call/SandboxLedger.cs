namespace Outdial.Cli;

/// <summary>A folder for the ledger of a sandbox for one call.</summary>
internal sealed class SandboxLedger : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("outdial-");

    internal string File => Path.Combine(_folder.FullName, "ledger.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
