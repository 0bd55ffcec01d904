using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Outdial.Tests;

/// <summary>Which folders of a project use which.</summary>
internal sealed class FolderUses
{
    private static readonly ConcurrentDictionary<string, FolderUses> Known = new();

    private readonly SourceModel _source;
    private readonly IReadOnlyList<string> _order;
    private readonly Dictionary<(string From, string To), SortedSet<string>> _uses = [];

    private FolderUses(string project)
    {
        _source = SourceModel.Of(project);
        _order = FolderOrder.Of(project);
        foreach (var tree in _source.Files)
        {
            Read(tree);
        }
    }

    /// <summary>The files that use a file of another folder, by the two folders.</summary>
    internal IReadOnlyDictionary<(string From, string To), SortedSet<string>> All => _uses;

    internal static FolderUses Of(string project) => Known.GetOrAdd(project, name => new FolderUses(name));

    /// <summary>A folder's place in the order; -1 for one that has none.</summary>
    internal int Rank(string folder)
    {
        for (var i = 0; i < _order.Count; i++)
        {
            if (_order[i] == folder)
            {
                return i;
            }
        }

        return -1;
    }

    internal IEnumerable<string> Folders => _source.Files.Select(FolderOf).Distinct();

    private void Read(SyntaxTree tree)
    {
        var model = _source.Compilation.GetSemanticModel(tree);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (Declared(model.GetSymbolInfo(name).Symbol) is { } declared &&
                Home(declared, tree) is { } home && home != FolderOf(tree))
            {
                var places = (FolderOf(tree), home);
                if (!_uses.TryGetValue(places, out var files))
                {
                    _uses.Add(places, files = []);
                }

                files.Add($"{_source.Relative(tree)} uses {declared.Name}");
            }
        }
    }

    // A member counts for the file that declares it, so that a type may have parts in several folders; the type itself
    // for its first part.
    private string? Home(ISymbol symbol, SyntaxTree user)
    {
        var files = symbol.DeclaringSyntaxReferences.Select(declaration => declaration.SyntaxTree).ToList();
        return files.Count == 0 || files.Contains(user)
            ? null
            : files.Select(FolderOf).MinBy(Rank);
    }

    private static ISymbol? Declared(ISymbol? symbol) => symbol switch
    {
        null or INamespaceSymbol => null,
        IMethodSymbol { ReducedFrom: { } extension } => extension.OriginalDefinition,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => symbol.ContainingType?.OriginalDefinition,
        INamedTypeSymbol or { IsImplicitlyDeclared: false, ContainingType: not null } => symbol.OriginalDefinition,
        _ => symbol.ContainingType?.OriginalDefinition,
    };

    private string FolderOf(SyntaxTree tree) =>
        Path.GetDirectoryName(_source.Relative(tree))!.Replace('\\', '/') is { Length: > 0 } folder ? folder : ".";
}
