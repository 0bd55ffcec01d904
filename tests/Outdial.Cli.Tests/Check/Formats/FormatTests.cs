using System.Text.Json;
using NJsonSchema;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

public sealed class FormatTests
{
    private const string Wrong = CheckCommandTests.Wrong;

    [Fact]
    public async Task Json_is_one_object_with_findings_and_a_summary()
    {
        var root = JsonDocument.Parse(await FormattedAsync("json")).RootElement;
        var first = root.GetProperty("findings")[0];
        Assert.Equal("OD2410", first.GetProperty("rule").GetString());
        Assert.Equal((1, 59), (first.GetProperty("line").GetInt32(), first.GetProperty("column").GetInt32()));
        Assert.Equal("participants[0].participantAddress.number", first.GetProperty("path").GetString());
        var edit = first.GetProperty("fixes")[0].GetProperty("edits")[0];
        var (start, length) = (edit.GetProperty("start").GetInt32(), edit.GetProperty("length").GetInt32());
        Assert.Equal("\"number\"", Wrong.Substring(start, length));
        Assert.Equal("\"id\"", edit.GetProperty("replacement").GetString());
        Assert.Equal(2, root.GetProperty("summary").GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task Json_of_nothing_found_is_json_too()
    {
        const string Body = """{"phoneNumber":"+12025550123"}""";
        var result = await Cli.RunWithInputAsync(Body, "check", "-", "--format", "json");
        var root = JsonDocument.Parse(result.Out).RootElement;
        Assert.Equal(0, root.GetProperty("findings").GetArrayLength());
        Assert.Equal(1, root.GetProperty("summary").GetProperty("checked").GetInt32());
    }

    [Fact]
    public async Task Ndjson_is_an_object_on_each_line()
    {
        var lines = (await FormattedAsync("ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["OD2410", "OD2413"],
            lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("rule").GetString()));
    }

    [Fact]
    public async Task Annotations_escape_what_would_end_them()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a,b%.json", Wrong);
        var result = await Cli.RunAsync("check", file, "--contract", "guide", "--format", "github");
        var name = file.Replace("%", "%25", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
        Assert.StartsWith(
            $"::error file={name},line=1,col=59,title=OD2410 id-under-another-name::The address's field is called",
            result.Out,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Wrong)]
    [InlineData("")]
    [InlineData("{\"participants\":[]}")]
    public async Task Sarif_conforms_to_its_schema(string body)
    {
        var sarif = (await Cli.RunWithInputAsync(body, "check", "-", "--contract", "guide", "--format", "sarif")).Out;
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "sarif-2.1.0.json"));
        Assert.Empty(schema.Validate(sarif));
        var run = JsonDocument.Parse(sarif).RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
            Assert.Equal(rule.GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
        }
    }

    [Fact]
    public async Task Sarif_carries_places_and_fixes()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a b.json", $"\n\n{Wrong}");
        var sarif = (await Cli.RunAsync("check", file, "--contract", "guide", "--format", "sarif")).Out;
        var result = JsonDocument.Parse(sarif).RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString();
        Assert.EndsWith("/a%20b.json", uri, StringComparison.Ordinal);
        Assert.Equal(3, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal(59, place.GetProperty("region").GetProperty("startColumn").GetInt32());
        var change = result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        Assert.Equal("\"id\"", change.GetProperty("insertedContent").GetProperty("text").GetString());
        Assert.Equal(60, change.GetProperty("deletedRegion").GetProperty("byteOffset").GetInt32());
    }

    private static async Task<string> FormattedAsync(string format) =>
        (await Cli.RunWithInputAsync(Wrong, "check", "-", "--contract", "guide", "--format", format)).Out;
}
