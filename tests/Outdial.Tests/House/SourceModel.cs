using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>A project's source as the compiler sees it; without generated code, which no house rule is about.</summary>
internal sealed class SourceModel
{
    private static readonly ConcurrentDictionary<string, SourceModel> Known = new();

    private static readonly string[] Implicit =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
        "System.Threading.Tasks",
    ];

    private readonly string _folder;

    private SourceModel(string project)
    {
        _folder = SourceTree.PathOf(project);
        Compilation = Compile(project);
    }

    internal static SourceModel Library => Of("src/Outdial");

    internal CSharpCompilation Compilation { get; }

    internal IEnumerable<SyntaxTree> Files => Compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0);

    /// <summary>The model of a project, such as <c>src/Outdial</c>.</summary>
    internal static SourceModel Of(string project) => Known.GetOrAdd(project, name => new SourceModel(name));

    /// <summary>A file's path below its project's folder.</summary>
    internal string Relative(SyntaxTree tree) => Path.GetRelativePath(_folder, tree.FilePath).Replace('\\', '/');

    // Those that its project file names.
    private static IEnumerable<string> Own(string project) =>
        XDocument.Load(SourceTree.PathOf($"{project}/{Path.GetFileName(project)}.csproj")).Descendants("Using")
            .Select(item => item.Attribute("Include")!.Value);

    private static CSharpCompilation Compile(string project)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var trees = SourceTree.CSharp(project)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file));
        var usings = string.Concat(Implicit.Concat(Own(project)).Select(name => $"global using {name}; "));
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) != $"{Path.GetFileName(project)}.dll")
            .Select(file => MetadataReference.CreateFromFile(file));
        return CSharpCompilation.Create(
            Path.GetFileName(project),
            [.. trees, CSharpSyntaxTree.ParseText(usings, options)],
            platform,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
