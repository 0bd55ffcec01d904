using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed class FileTests
{
    private const int MaxLines = 400;
    private const int MaxColumns = 120;

    private static readonly string[] Sources = [.. SourceTree.CSharp("src")];

    private static readonly string[] All =
        [.. Sources, .. SourceTree.CSharp("tests"), .. SourceTree.CSharp("samples")];

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Assert.DoesNotContain(All, file => File.ReadLines(file).Count() > MaxLines);

    [Fact]
    public void No_line_is_longer_than_120_columns()
    {
        var wrong = All.SelectMany(file => File.ReadLines(file)
            .Select((line, i) => (Place: $"{Path.GetRelativePath(SourceTree.Root, file)}:{i + 1}", line.Length))
            .Where(line => line.Length > MaxColumns)
            .Select(line => line.Place));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Most_files_are_short()
    {
        var lines = Sources.Select(file => File.ReadLines(file).Count()).Order().ToList();
        Assert.True(lines[lines.Count / 2] <= 60, $"The median file has {lines[lines.Count / 2]} lines.");
        var percentile95 = lines[lines.Count * 95 / 100];
        Assert.True(percentile95 <= 200, $"The 95th percentile is {percentile95} lines.");
    }

    [Fact]
    public void A_file_holds_one_type_and_is_named_for_it()
    {
        var wrong = Sources.Where(file => Path.GetFileName(file) != "Program.cs").Where(file =>
        {
            var types = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes()
                .OfType<BaseTypeDeclarationSyntax>()
                .Where(type => type.Parent is BaseNamespaceDeclarationSyntax)
                .ToList();
            return types.Count != 1 || types[0].Identifier.Text != Path.GetFileName(file).Split('.')[0];
        });
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_file_or_folder_has_a_name_that_says_nothing() => Assert.DoesNotContain(
        Sources, file => file.Split(Path.DirectorySeparatorChar).Any(part =>
            part.Contains("Util", StringComparison.Ordinal) || part.Contains("Helper", StringComparison.Ordinal) ||
            part.Contains("Common", StringComparison.Ordinal) || part.Contains("Manager", StringComparison.Ordinal)));
}
