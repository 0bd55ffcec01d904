using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial profile remove</c>.</summary>
internal static class ProfileRemove
{
    internal static Command Create(Terminal terminal)
    {
        var name = ProfileCommand.Name();
        var yes = new Option<bool>("--yes") { Description = "Remove it even if it is the profile in use." };
        var json = ProfileCommand.Json();
        var command = new Command("remove", "Remove a profile, its secret and its tokens.") { name, yes, json };
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            () => RunAsync(terminal, parsed.GetValue(name)!, parsed.GetValue(yes), parsed.GetValue(json), token),
            token,
            parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string name, bool yes, bool json, CancellationToken cancellationToken)
    {
        var (file, profile) = ProfileCommand.Find(terminal, name);
        var isInUse = file.Current == profile.Name;
        if (isInUse && !yes)
        {
            return CommandGuard.Say(
                terminal,
                $"{profile.Name} is the profile in use, and was not removed: without it commands have no account. " +
                "Choose another first (outdial profile use NAME), or add --yes.",
                json);
        }

        // Secrets first: what is left of an interrupted removal must not be a secret that no profile names.
        var secrets = new SecretsFile(ConfigFolder.Secrets(terminal), new WaitingLogger(terminal));
        await secrets.KeepAsync(profile.Name, null, cancellationToken);
        await ConfigFolder.TokenStore(terminal).ForgetAsync(
            name => name.StartsWith(ProfileTokenStore.Prefix(profile.Name), StringComparison.Ordinal),
            cancellationToken);
        ProfileEdit.Save(ProfileEdit.Remove(file, profile.Name));
        var next = isInUse ? "\nNo profile is in use now. Choose one: outdial profile use NAME" : "";
        return ProfileCommand.Changed(
            terminal,
            profile,
            "removed",
            $"{profile.Name} is removed, its secret and tokens too. The tokens stay valid at the service until they " +
            $"run out; outdial logout gives them back.{next}",
            json);
    }
}
