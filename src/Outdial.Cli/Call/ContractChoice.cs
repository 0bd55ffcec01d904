namespace Outdial.Cli;

/// <summary>What chose the contract, where it was not named: a reader who does not know it looks in the wrong
/// place.</summary>
internal static class ContractChoice
{
    /// <summary>In brackets: the organisation's id, and where it came from; empty where the contract was named, or is
    /// the default.</summary>
    /// <param name="account">The account, or null if there is none.</param>
    /// <param name="options">The settings.</param>
    /// <param name="named">The contract of the command line, or null.</param>
    internal static string Of(Account? account, OutdialOptions options, string? named)
    {
        if (named is not null || options.Contract is not null || string.IsNullOrEmpty(options.OrgId))
        {
            return "";
        }

        const string Variable = "GENESYS_ORG_ID";
        var source = account?.Origins.FirstOrDefault(origin => origin.Field.Variable == Variable)?.Source;
        return source is null || source == AccountReader.TheEnvironment
            ? $" (chosen because {Variable} is set)"
            : $" (chosen because org_id is set by {source})";
    }
}
