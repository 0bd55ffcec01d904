namespace Outdial.Cli.Tests;

/// <summary>Numbers and addresses of the command line, beside what a parser of the framework takes for them.</summary>
public sealed class ForeignCharacterTests
{
    private static readonly string[][] Commands =
    [
        ["sandbox", "--port={0}"],
        ["sandbox", "--seed={0}"],
        ["sandbox", "--requests-per-minute={0}"],
        ["sandbox", "--token-lifetime={0}"],
        ["sandbox", "--fault=status=503,count={0}"],
        ["sandbox", "--fault=status=503,probability=0.{0}"],
        ["sandbox", "--fault=delay={0}ms"],
        ["sandbox", "--bind=127.0.0.{0}"],
        ["reconcile", "k", "--patience={0}"],
        ["ledger", "purge", "--older-than={0}d"],
        ["call", "+12025550123", "--sandbox", "--skill=5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11:{0}"],
        ["call", "sip:alice@example.com:50{0}", "--sandbox", "--contract=guide"],
        ["call", "+120255501{0}", "--sandbox", "--contract=guide"],
        ["login", "--redirect-uri=http://localhost:80{0}/"],
    ];

    private static readonly string[] Texts =
    [
        "42\0", "42\0\0", "\042", "42\u00A0", "\u00A042", "42\n", "\t42", "4\uFF12", "\u0664\u0662", "+42", "42\u200B",
        "4 2",
    ];

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var command in Commands)
        {
            foreach (var text in Texts)
            {
                pairs.Add(string.Join('|', command), text);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Are_refused(string command, string text)
    {
        var args = command.Replace("{0}", text, StringComparison.Ordinal).Split('|');
        var result = await Cli.RunAsync(args);
        Assert.InRange(result.ExitCode, 2, 3);
        Assert.NotEqual("", result.Error + result.Out);
    }
}
