using System.Text;

namespace Outdial.Cli;

/// <summary>Asks for a secret: from a pipe its first line, from a person without showing it.</summary>
internal static class SecretPrompt
{
    /// <exception cref="SettingsException">There was none.</exception>
    internal static async Task<string> AskAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        var secret = terminal.ReadKey is { } read
            ? await TypedAsync(terminal, read, cancellationToken)
            : await terminal.ReadLineAsync(cancellationToken);
        return secret is { Length: > 0 } text
            ? text
            : throw new SettingsException(
            [
                new Diagnostic(ConfigurationRules.MissingSetting, "Standard input brought no secret.")
                {
                    Path = SettingFields.ClientSecret.Variable,
                    Help = "Pipe it in, type it when asked, set GENESYS_CLIENT_SECRET, or give --secret-command.",
                },
            ]);
    }

    private static async Task<string?> TypedAsync(
        Terminal terminal, Func<ConsoleKeyInfo> read, CancellationToken cancellationToken)
    {
        await terminal.Error.WriteAsync("The client's secret (it is not shown): ");
        var typed = new StringBuilder();
        while (true)
        {
            var key = await Task.Run(read, CancellationToken.None).WaitAsync(cancellationToken);
            if (key.Key == ConsoleKey.Enter)
            {
                await terminal.Error.WriteLineAsync();
                return typed.ToString();
            }

            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }
    }
}
