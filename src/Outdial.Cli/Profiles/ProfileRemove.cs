using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial profile remove</c>.</summary>
internal static class ProfileRemove
{
    internal static Command Create(Terminal terminal)
    {
        var name = ProfileCommand.Name();
        var yes = new Option<bool>("--yes") { Description = "Remove it though it is the profile in use." };
        var command = new Command("remove", "Remove a profile, its secret and its tokens.") { name, yes };
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal, () => RunAsync(terminal, parsed.GetValue(name)!, parsed.GetValue(yes), token), token));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string name, bool yes, CancellationToken cancellationToken)
    {
        var (file, profile) = ProfileCommand.Find(terminal, name);
        var isInUse = file.Current == profile.Name;
        if (isInUse && !yes)
        {
            await terminal.Error.WriteLineAsync(
                $"{profile.Name} is the profile in use, and was not removed: without it commands have no account. " +
                "Choose another first (outdial profile use NAME), or add --yes.");
            return ExitCode.Usage;
        }

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
        if (isInUse)
        {
            await terminal.Error.WriteLineAsync("No profile is in use now. Choose one: outdial profile use NAME");
        }

        return ExitCode.Done;
    }
}
