using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial login</c>.</summary>
internal static class LoginCommand
{
    internal static Command Create(Terminal terminal)
    {
        var options = new LoginOptions();
        var command = new Command("login", "Sign in, and store the account as a profile.");
        options.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(options.ClientCredentials) && result.GetValue(options.NoBrowser))
            {
                result.AddError("--no-browser is for a user's sign-in, not for --client-credentials.");
            }

            if (result.GetValue(options.Profile) is { } name && !Profile.IsName(name))
            {
                result.AddError($"A profile's name is letters, digits, - and _, {Profile.LongestName} at most.");
            }
        });
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal, () => new LoginRunner(terminal, options, parsed).RunAsync(token), token));
        return command;
    }
}
