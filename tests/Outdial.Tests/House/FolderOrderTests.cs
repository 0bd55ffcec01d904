using System.Text;
using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed class FolderOrderTests
{
    public static TheoryData<string> Projects => [.. FolderOrder.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_uses_only_folders_before_it(string project)
    {
        var uses = FolderUses.Of(project);
        Assert.Empty(uses.All
            .Where(use => uses.Rank(use.Key.To) > uses.Rank(use.Key.From))
            .Select(use => $"{use.Key.From} is before {use.Key.To}, but: {string.Join("; ", use.Value)}."));
        Assert.True(uses.All.Count >= uses.Folders.Count() / 2, "Few uses were understood: the compilation is broken.");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_has_a_place_and_every_place_a_folder(string project) => Assert.Equal(
        FolderOrder.Of(project).Order(StringComparer.Ordinal),
        FolderUses.Of(project).Folders.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_project_has_an_order_unless_it_has_one_folder_only() => Assert.Equal(
        Directory.GetDirectories(SourceTree.PathOf("src"))
            .Select(folder => $"src/{Path.GetFileName(folder)}")
            .Where(project => SourceTree.CSharp(project).Select(Path.GetDirectoryName).Distinct().Skip(1).Any())
            .Order(StringComparer.Ordinal),
        FolderOrder.Projects.Order(StringComparer.Ordinal));

    [Fact]
    public void Folders_and_their_arrows_are_drawn_as_they_are()
    {
        var drawing = new StringBuilder();
        foreach (var project in FolderOrder.Projects)
        {
            var uses = FolderUses.Of(project);
            drawing.Append('\n').Append(project).Append("\n\n");
            foreach (var folder in FolderOrder.Of(project))
            {
                var used = uses.All.Keys.Where(use => use.From == folder).Select(use => use.To).OrderBy(uses.Rank);
                drawing.Append($"- **{folder}** ← ").AppendJoin(", ", used).Append('\n');
            }
        }

        Assert.Null(DocumentedTable.Difference("docs/design.md", "folders", drawing.ToString()));
    }
}
