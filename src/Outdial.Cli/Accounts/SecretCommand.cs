using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Outdial.Cli;

/// <summary>Runs the command that prints a secret, such as <c>pass show genesys</c>.</summary>
internal static class SecretCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The first line that the command prints.</summary>
    /// <exception cref="SettingsException">It failed, or printed nothing.</exception>
    internal static async Task<string> RunAsync(string command, CancellationToken cancellationToken)
    {
        // Its input and error stream are the terminal's: it may ask for a passphrase.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/d", "/c", command])
            : new ProcessStartInfo("/bin/sh", ["-c", command]);
        start.RedirectStandardOutput = true;
        start.UseShellExecute = false;
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var printed = await process.StandardOutput.ReadToEndAsync(either.Token);
                await process.WaitForExitAsync(either.Token);
                var secret = printed.Split('\n')[0].TrimEnd('\r');
                return process.ExitCode == 0 && secret.Length > 0
                    ? secret
                    : throw Failed(string.Create(
                        CultureInfo.InvariantCulture,
                        $"secret_command printed {(secret.Length > 0 ? "something" : "nothing")} " +
                        $"and ended with code {process.ExitCode}."));
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
        catch (Win32Exception)
        {
            throw Failed("secret_command could not be run: no shell was found.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed("secret_command did not end within a minute.");
        }
    }

    private static SettingsException Failed(string message) =>
        new([new Diagnostic(ConfigurationRules.SecretCommandFailed, message) { Path = Profile.SecretCommandKey }]);
}
