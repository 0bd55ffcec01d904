[assembly: AssemblyFixture(typeof(Outdial.TestSupport.SharedServer))]

namespace Outdial.TestSupport;

/// <summary>The one PostgreSQL of these tests, started when the first needs it.</summary>
public sealed class SharedServer : IDisposable
{
    private static readonly Lock Gate = new();
    private static PostgreSqlServer? _server;

    /// <summary>A database of a test's own; skips the test, by name, where PostgreSQL is not installed.</summary>
    public static string CreateDatabase()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        lock (Gate)
        {
            _server ??= PostgreSqlServer.Start();
        }

        return _server.CreateDatabase();
    }

    public void Dispose() => _server?.Dispose();
}
