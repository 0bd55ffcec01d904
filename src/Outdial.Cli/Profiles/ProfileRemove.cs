using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial profile remove</c>.</summary>
internal static class ProfileRemove
{
    internal static Command Create(Terminal terminal)
    {
        var name = ProfileCommand.Name();
        var command = new Command("remove", "Remove a profile, its secret and its tokens.") { name };
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal, () => RunAsync(terminal, parsed.GetValue(name)!, token), token));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string name, CancellationToken cancellationToken)
    {
        var (file, profile) = ProfileCommand.Find(terminal, name);

        // Secrets first: what is left of an interrupted removal must not be a secret that no profile names.
        var secrets = new SecretsFile(ConfigFolder.Secrets(terminal), new WaitingLogger(terminal));
        await secrets.KeepAsync(profile.Name, null, cancellationToken);
        await ConfigFolder.TokenStore(terminal).ForgetAsync(
            name => name.StartsWith(ProfileTokenStore.Prefix(profile.Name), StringComparison.Ordinal),
            cancellationToken);
        ProfileEdit.Save(ProfileEdit.Remove(file, profile.Name));
        await terminal.Error.WriteLineAsync(
            $"{profile.Name} is removed, its secret and tokens too. The tokens stay valid at the service until they " +
            "run out; outdial logout gives them back.");
        return ExitCode.Done;
    }
}
