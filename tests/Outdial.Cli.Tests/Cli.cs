using System.Text;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>The command, in this process: the same code as the program's, with writers in place of streams.</summary>
internal static class Cli
{
    // No folder of a test's machine is looked into.
    private static readonly string Nowhere = Path.Combine(Path.GetTempPath(), "outdial-tests-no-such-folder");

    internal static Task<ProgramResult> RunAsync(params string[] args) =>
        RunAsync(new Dictionary<string, string>(), args);

    internal static Task<ProgramResult> RunAsync(
        IReadOnlyDictionary<string, string> environment, params string[] args) =>
        RunAsync(environment, Stream.Null, args);

    /// <summary>With something in the pipe.</summary>
    internal static Task<ProgramResult> RunWithInputAsync(string input, params string[] args) =>
        RunAsync(new Dictionary<string, string>(), new MemoryStream(Encoding.UTF8.GetBytes(input)), args);

    internal static Task<ProgramResult> RunAsync(
        IReadOnlyDictionary<string, string> environment, Stream input, params string[] args) =>
        RunAsync(environment, input, new StringWriter(), args);

    /// <summary>With output that is looked at while the command runs.</summary>
    internal static async Task<ProgramResult> RunAsync(
        IReadOnlyDictionary<string, string> environment, Stream input, StringWriter output, string[] args)
    {
        await using var error = new StringWriter();
        string? Variable(string name) =>
            environment.GetValueOrDefault(name) ?? (name is "OUTDIAL_CONFIG_DIR" or "HOME" ? Nowhere : null);
        var terminal = new Terminal(output, error, Variable, Input: () => () => input)
        {
            OpenOutput = () => new WriterStream(output),
        };
        var code = await OutdialCommand.RunAsync(args, terminal, TestContext.Current.CancellationToken);
        return new ProgramResult(code, output.ToString(), error.ToString());
    }

    /// <summary>The variables of an engineer whose service is at an address.</summary>
    internal static Dictionary<string, string> Environment(Uri url, string? org = "acme")
    {
        var environment = new Dictionary<string, string>
        {
            ["GENESYS_CLIENT_ID"] = "client-1",
            ["GENESYS_CLIENT_SECRET"] = "hush-hush",
            ["GENESYS_LOGIN_URL"] = url.OriginalString,
            ["GENESYS_API_URL"] = url.OriginalString,
        };
        if (org is not null)
        {
            environment["GENESYS_ORG_ID"] = org;
        }

        return environment;
    }
}
