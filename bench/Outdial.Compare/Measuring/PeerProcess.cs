using System.Diagnostics;
using System.Globalization;

namespace Outdial.Compare;

/// <summary>A peer in another language: a process that reads the same inputs, and takes its turn when it is
/// asked.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;

    public PeerProcess(string program, params string[] arguments) =>
        _process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    /// <summary>What it says of each input.</summary>
    public bool[] Verdicts() => [.. Ask("verdicts").Select(verdict => verdict == '1')];

    public Contender Contender(string name) => new(
        name,
        time => new Turn(double.Parse(
            Ask(string.Create(CultureInfo.InvariantCulture, $"turn {time.TotalMilliseconds}")),
            CultureInfo.InvariantCulture)));

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Ask(string question)
    {
        _process.StandardInput.WriteLine(question);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer ended.");
    }
}
