namespace Outdial.Cli;

/// <summary>A folder for a ledger that is needed no longer than the command.</summary>
internal sealed class TemporaryLedger : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("outdial-");

    internal string File => Path.Combine(_folder.FullName, "ledger.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
