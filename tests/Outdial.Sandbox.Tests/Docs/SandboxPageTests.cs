using System.Text;
using Outdial.TestSupport;

namespace Outdial.Sandbox.Tests;

/// <summary>The tables of docs/sandbox.md are made from the ones that the sandbox itself uses.</summary>
public sealed class SandboxPageTests
{
    private const string Page = "docs/sandbox.md";

    [Fact]
    public void Lists_every_number_that_has_magic()
    {
        var table = new StringBuilder("| number | what happens |\n|---|---|\n");
        foreach (var magic in MagicNumbers.All)
            table.Append($"| `{magic.Number}` | {magic.Description} |\n");

        Assert.Null(DocumentedTable.Difference(Page, "numbers", table.ToString()));
    }

    [Fact]
    public void Lists_every_operation_and_what_is_known_of_it()
    {
        using var state = new SandboxState(new SandboxOptions());
        var table = new StringBuilder("| operation | accepted tokens | what is known |\n|---|---|---|\n");
        foreach (var operation in EndpointCatalog.For(state).All)
            table.Append($"| {operation.Method} `{operation.Path}` | {Rights(operation)} | {operation.Known} |\n");

        Assert.Null(DocumentedTable.Difference(Page, "operations", table.ToString()));
    }

    private static string Rights(ApiOperation operation)
    {
        var rights = new List<string> { operation.UsersOnly ? "a user's; a client's gets 400 `not.a.user`" : "any" };
        if (!operation.AnyPermission.IsEmpty)
            rights.Add($"one of {Code(operation.AnyPermission)}");
        if (!operation.AllPermissions.IsEmpty)
            rights.Add(Code(operation.AllPermissions));
        rights.Add($"scope {string.Join(" or ", operation.Scopes.Select(scope => $"`{scope}`"))}");
        if (operation.GuideScope is { } scope)
            rights.Add($"guide: scope `{scope}`");
        return string.Join("; ", rights);
    }

    private static string Code(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"`{word}`"));
}
