using System.CommandLine;

namespace Outdial.Cli;

/// <summary>The options of every command that judges addresses: by which contract, and how strictly.</summary>
internal sealed class PolicyOptions
{
    internal Option<string?> Contract { get; } = new("--contract")
    {
        HelpName = "guide|platform",
        Description =
            "Which description of the service applies (default: guide when GENESYS_ORG_ID is set, else platform).",
    };

    internal Option<string> Policy { get; } = new("--policy")
    {
        HelpName = "level",
        Description =
            "How much a number must prove: syntax, possible (a length its country has) or assigned " +
            "(a range that is in use).",
        DefaultValueFactory = _ => "possible",
    };

    internal Option<bool> AllowEmergency { get; } = new("--allow-emergency")
    {
        Description = "Allow emergency and crisis numbers.",
    };

    internal void AddTo(Command command)
    {
        FixedValues.Only(Policy, "syntax", "possible", "assigned");
        FixedValues.AnyCase(Contract, ContractNames.Guide, ContractNames.Platform);
        command.Add(Contract);
        command.Add(Policy);
        command.Add(AllowEmergency);
    }

    /// <summary>The policy that the options select.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="region">The region that it names, or null.</param>
    internal CallPolicy Read(ParseResult parsed, string? region) => new()
    {
        Numbers = parsed.GetValue(Policy) switch
        {
            "syntax" => NumberPolicy.Syntax,
            "assigned" => NumberPolicy.Assigned,
            _ => NumberPolicy.Possible,
        },
        AllowEmergencyNumbers = parsed.GetValue(AllowEmergency),
        Region = region,
    };
}
