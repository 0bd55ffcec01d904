namespace Outdial.Docs.Tests;

/// <summary>The words behind a fence that say how its example is run. An unknown word is a mistake in the page,
/// and is reported.</summary>
internal sealed class ExampleWords
{
    private ExampleWords(CodeBlock block)
    {
        foreach (var word in block.Words)
        {
            switch (word.Split('='))
            {
                case ["guide" or "platform"]:
                    Contract = ContractOf(word);
                    break;
                case ["to", "guide" or "platform"]:
                    To = ContractOf(word[3..]);
                    break;
                case ["policy", var level]:
                    Policy = Policy with { Numbers = Enum.Parse<NumberPolicy>(level, ignoreCase: true) };
                    break;
                case ["region", var region]:
                    Region = region;
                    break;
                case ["allow-emergency"]:
                    Policy = Policy with { AllowEmergencyNumbers = true };
                    break;
                case ["login"]:
                    IsLogin = true;
                    break;
                default:
                    throw new ArgumentException($"{block}: no example has the word '{word}'.");
            }
        }
    }

    /// <summary>The contract that the service follows.</summary>
    internal Contract Contract { get; } = Contract.Platform;

    /// <summary>The contract for which a body is written again; null if it is checked.</summary>
    internal Contract? To { get; }

    /// <summary>The region in which an address is dialled; null if it is in the form that is sent.</summary>
    internal string? Region { get; }

    /// <summary>Whether the answer is the login service's.</summary>
    internal bool IsLogin { get; }

    /// <summary>What is let through, apart from the region.</summary>
    internal CallPolicy Policy { get; } = new();

    internal static ExampleWords Of(CodeBlock block) => new(block);

    private static Contract ContractOf(string name) => name == "guide" ? Contract.Guide : Contract.Platform;
}
