using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Outdial.Tests;

public sealed class FolderOrderTests
{
    private static readonly string[] Order =
        ["Text", "Files", "Diagnostics", "Json", "Addresses", "Calls", "Contracts", "Payloads", "Outcomes", "Service"];

    [Fact]
    public void A_folder_uses_only_folders_before_it()
    {
        var (wrong, looked) = (new List<string>(), 0);
        foreach (var tree in SourceModel.Library.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            var model = SourceModel.Library.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name).Symbol;
                var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
                foreach (var declaration in type?.DeclaringSyntaxReferences ?? [])
                {
                    looked++;
                    if (Rank(declaration.SyntaxTree) > Rank(tree))
                    {
                        var used = SourceModel.Relative(declaration.SyntaxTree);
                        wrong.Add($"{SourceModel.Relative(tree)} uses {type!.Name} of {used}");
                    }
                }
            }
        }

        Assert.Empty(wrong.Distinct());
        Assert.True(looked > 1000, $"Only {looked} uses were understood: the compilation is broken.");
    }

    [Fact]
    public void Every_file_stands_in_a_stage() => Assert.All(
        SourceModel.Library.SyntaxTrees.Where(tree => tree.FilePath.Length > 0),
        tree => Assert.True(Rank(tree) >= 0, tree.FilePath));

    private static int Rank(SyntaxTree tree) => Array.IndexOf(Order, SourceModel.Relative(tree).Split('/')[0]);
}
