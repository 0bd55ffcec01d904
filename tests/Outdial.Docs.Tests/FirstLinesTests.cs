using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>Compiles docs/first-lines.md: what compiles there compiles, and the rest does not.</summary>
public sealed partial class FirstLinesTests
{
    private const string Before = """
        using System; using System.Linq; using System.Text.Json; using System.Threading; using System.Threading.Tasks;
        using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience; using Microsoft.Extensions.Logging;
        using Outdial; using Outdial.Ledger; using Outdial.Sandbox; using Outdial.Testing;
        static class Program
        {
            static async Task RunAsync(
                string text, string id, Guid code, IServiceCollection services, IConfiguration configuration,
                ILogger log, ICallClient client, CancellationToken cancellationToken)
            {

        """;

    internal const string Page = "docs/first-lines.md";

    private static readonly string Text = File.ReadAllText(SourceTree.PathOf(Page));

    private static readonly string[] Lines =
        [.. Blocks().Matches(Text).SelectMany(block => block.Groups[1].Value.TrimEnd('\n').Split('\n'))];

    [Fact]
    public void There_are_enough()
    {
        Assert.Equal(63, Lines.Length);
        Assert.Equal(5, Rows().Count(Text));
    }

    [Fact]
    public void Those_that_are_shown_compile() => Assert.Empty(Faults(string.Join('\n', Lines)));

    [Fact]
    public void Those_that_are_advised_against_do_not()
    {
        const string Context =
            "var number = E164Number.Parse(text); var outcome = await client.PlaceAsync(OutboundCall.To(text));\n";
        foreach (Match row in Rows().Matches(Text))
        {
            Assert.NotEmpty(Faults(Context + row.Groups[1].Value));
        }
    }

    private static IEnumerable<string> Faults(string lines)
    {
        var tree = CSharpSyntaxTree.ParseText(
            $"{Before}{lines}\nawait Task.CompletedTask;\n}}\n}}",
            cancellationToken: TestContext.Current.CancellationToken);
        string[] own =
        [
            typeof(CallClient).Assembly.Location, typeof(Ledger.CallLedger).Assembly.Location,
            typeof(Sandbox.GenesysSandbox).Assembly.Location, typeof(Testing.SandboxTime).Assembly.Location,
        ];
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "FirstLines",
            [tree],
            own.Concat(platform).Distinct().Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(fault => fault.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .Select(fault => $"{fault.GetMessage()} {LineOf(fault)}");
    }

    private static string LineOf(Microsoft.CodeAnalysis.Diagnostic fault) =>
        $"{fault.Location.SourceTree!.GetText().Lines[fault.Location.GetLineSpan().StartLinePosition.Line]}";

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^\| `(.*?)` \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
