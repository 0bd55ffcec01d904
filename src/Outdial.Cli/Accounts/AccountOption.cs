using System.CommandLine;

namespace Outdial.Cli;

/// <summary>Which profile: <c>--profile</c>, else OUTDIAL_PROFILE, else the one in use.</summary>
internal sealed class AccountOption
{
    internal const string Variable = "OUTDIAL_PROFILE";

    internal Option<string?> Option { get; } = new("--profile")
    {
        HelpName = "name",
        Description = "The profile to use (default: OUTDIAL_PROFILE, else the profile in use). If given, it " +
            "overrides GENESYS_ variables.",
    };
}
