using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial logout</c>.</summary>
internal static class LogoutCommand
{
    internal static Command Create(Terminal terminal)
    {
        var profile = new AccountOption();
        var json = ProfileCommand.Json();
        var command = new Command("logout", "Revoke and delete a profile's tokens; the profile stays.")
        {
            profile.Option,
            json,
        };
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            () => RunAsync(terminal, parsed.GetValue(profile.Option), parsed.GetValue(json), token),
            token,
            parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string? named, bool json, CancellationToken cancellationToken)
    {
        if (AccountReader.ProfileFor(terminal, named) is not { } profile)
        {
            return CommandGuard.Say(terminal, "No profile is in use, so there is no sign-in to end.", json);
        }

        var account = await AccountReader.ReadAsync(terminal, profile.Name, withSecret: false, cancellationToken);
        var (outcome, words) = await SignOut.RunAsync(account.Options, account.Tokens!, cancellationToken) switch
        {
            SignOutOutcome.NothingKept =>
                ("nothingKept", $"The profile {profile.Name} has no tokens: there was no sign-in to end."),
            SignOutOutcome.Withdrawn =>
                ("withdrawn", $"Signed out of {profile.Name}: the token is void, and forgotten here."),
            _ => ("forgotten", $"Forgot the tokens of {profile.Name}; the service did not confirm that they are void."),
        };
        return ProfileCommand.Changed(terminal, profile, outcome, words, json);
    }
}
