using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Outdial.Testing;

namespace Outdial.Tests;

/// <summary>The library's source as the compiler sees it; without generated code, which no house rule is
/// about.</summary>
internal static class SourceModel
{
    internal static readonly CSharpCompilation Library = Compile();

    internal static string Relative(SyntaxTree tree) =>
        Path.GetRelativePath(SourceTree.PathOf("src/Outdial"), tree.FilePath).Replace('\\', '/');

    private static CSharpCompilation Compile()
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var trees = SourceTree.CSharp("src/Outdial")
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file));
        const string Usings =
            "global using System; global using System.Collections.Generic; global using System.IO; " +
            "global using System.Linq; global using System.Net.Http; global using System.Threading; " +
            "global using System.Threading.Tasks;";
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) != "Outdial.dll")
            .Select(file => MetadataReference.CreateFromFile(file));
        return CSharpCompilation.Create(
            "Outdial",
            [.. trees, CSharpSyntaxTree.ParseText(Usings, options)],
            platform,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
