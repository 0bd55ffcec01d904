using System.Diagnostics;
using System.Globalization;

namespace Outdial.Load;

/// <summary>A server that runs in another process.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process _process;

    private Server(Process process, string[] words, TimeSpan startUp)
    {
        (_process, Url, Token, StartUp) = (process, new Uri(words[0]), words[1], startUp);
        Client = words is [_, _, var id, var secret] ? (id, secret) : default;
    }

    public Uri Url { get; }

    public string Token { get; }

    /// <summary>A client that may sign in, where there is one.</summary>
    public (string Id, string Secret) Client { get; }

    /// <summary>From the start of the process until it listens.</summary>
    public TimeSpan StartUp { get; }

    public static async Task<Server> StartAsync(string what)
    {
        var began = TimeProvider.System.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["serve", what])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync();
        return new Server(process, line!.Split(' '), TimeProvider.System.GetElapsedTime(began));
    }

    /// <summary>Its memory in MiB: what is in use on the heap, and what the process has.</summary>
    public async Task<(int Heap, int WorkingSet)> MemoryAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        var line = await _process.StandardOutput.ReadLineAsync();
        var words = line!.Split(' ');
        return (int.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
