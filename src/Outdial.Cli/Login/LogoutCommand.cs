using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial logout</c>.</summary>
internal static class LogoutCommand
{
    internal static Command Create(Terminal terminal)
    {
        var profile = new AccountOption();
        var command = new Command("logout", "Give a profile's tokens back and forget them; the profile stays.")
        {
            profile.Option,
        };
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal, () => RunAsync(terminal, parsed.GetValue(profile.Option), token), token));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string? named, CancellationToken cancellationToken)
    {
        if (AccountReader.ProfileFor(terminal, named) is not { } profile)
        {
            await terminal.Error.WriteLineAsync("No profile is in use: there is nobody to sign out.");
            return ExitCode.Usage;
        }

        var account = await AccountReader.ReadAsync(terminal, profile.Name, withSecret: false, cancellationToken);
        var words = await SignOut.RunAsync(account.Options, account.Tokens!, cancellationToken) switch
        {
            SignOutOutcome.NothingKept => $"Nobody was signed in with the profile {profile.Name}.",
            SignOutOutcome.Withdrawn => $"Signed out of {profile.Name}: the token is void, and forgotten here.",
            _ => $"Forgot the tokens of {profile.Name}; the service did not confirm that they are void.",
        };
        await terminal.Error.WriteLineAsync(words);
        return ExitCode.Done;
    }
}
