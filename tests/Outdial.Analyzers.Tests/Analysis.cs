using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Finding = Microsoft.CodeAnalysis.Diagnostic;

namespace Outdial.Analyzers.Tests;

/// <summary>Runs all analyzers, and their code fixes, on source text.</summary>
internal static class Analysis
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.Linq; " +
        "global using System.Linq.Expressions; global using System.Threading; global using System.Threading.Tasks; " +
        "global using Outdial;";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file))];

    // Its references are read once.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Test", [CSharpSyntaxTree.ParseText(Usings, Parsing, "Usings.cs")], References, Options);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [new AddressLiteralAnalyzer(), new IgnoredOutcomeAnalyzer(), new OutcomeSwitchAnalyzer()];

    /// <summary>What the analyzers report.</summary>
    internal static readonly ImmutableArray<DiagnosticDescriptor> Rules =
        [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)];

    private static readonly CodeFixProvider[] Fixes = [new AddressLiteralFix(), new OutcomeSwitchFix()];

    /// <summary>A method with these statements, a client, calls and an outcome.</summary>
    internal static string Method(string statements) =>
        $$"""
        class Program
        {
            Task<CallOutcome>? _pending; CallOutcome? _last;
            CallOutcome Place(OutboundCall call) => throw new InvalidOperationException();
            CallOutcome Log(CallOutcome outcome) => outcome;
            async Task Run(
                ICallClient client, OutboundCall call, List<OutboundCall> calls, CallOutcome outcome, bool flag)
            {
                {{statements}}
            }
        }
        """;

    /// <summary>What the analyzers find, and an exception of theirs.</summary>
    internal static async Task<ImmutableArray<Finding>> RunAsync(string source, string path = "Test.cs")
    {
        var compilation = Compile(source, path).WithAnalyzers(Analyzers);
        return [.. (await compilation.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken))
            .OrderBy(finding => finding.Location.SourceSpan.Start)];
    }

    /// <summary>Errors of the compiler.</summary>
    internal static IEnumerable<string> Errors(string source) =>
        Compile(source, "Test.cs").GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(finding => finding.Severity == DiagnosticSeverity.Error)
            .Select(finding => finding.ToString());

    /// <summary>The source with what the analyzers find in [| |], as the tests write it.</summary>
    internal static async Task<string> MarkedAsync(string marked, string id)
    {
        var source = Unmarked(marked);
        Assert.Empty(Errors(source));
        var found = new StringBuilder(source);
        foreach (var finding in (await RunAsync(source)).Reverse())
        {
            Assert.Equal(id, finding.Id);
            found.Insert(finding.Location.SourceSpan.End, "|]").Insert(finding.Location.SourceSpan.Start, "[|");
        }

        return found.ToString();
    }

    internal static string Unmarked(string marked) =>
        marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    /// <summary>The source after the fix of the first finding; null if none is offered.</summary>
    internal static async Task<string?> FixedAsync(string source)
    {
        var token = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp,
            compilationOptions: Options, parseOptions: Parsing, metadataReferences: References));
        project = project.AddDocument("Usings.cs", SourceText.From(Usings)).Project;
        var document = project.AddDocument("Test.cs", SourceText.From(source));
        var finding = (await RunAsync(source))[0];
        var fix = Fixes.Single(provider => provider.FixableDiagnosticIds.Contains(finding.Id));
        CodeAction? action = null;
        var tree = await document.GetSyntaxTreeAsync(token);
        var own = Finding.Create(
            finding.Descriptor,
            Location.Create(tree!, finding.Location.SourceSpan),
            finding.AdditionalLocations.Select(place => Location.Create(tree!, place.SourceSpan)),
            finding.Properties);
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, own, (offered, _) => action = offered, token));
        if (action is null)
        {
            return null;
        }

        var change = (await action.GetOperationsAsync(token)).OfType<ApplyChangesOperation>().Single();
        var text = await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(token);
        return text.ToString();
    }

    private static CSharpCompilation Compile(string source, string path) =>
        Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Parsing, path));
}
