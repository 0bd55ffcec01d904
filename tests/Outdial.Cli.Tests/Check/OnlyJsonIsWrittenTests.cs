using System.Text.Json;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>What <c>check --fix</c> writes is JSON, or what was there.</summary>
public sealed class OnlyJsonIsWrittenTests
{
    [Fact]
    public async Task Of_any_document()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("body.json");
        var documents = new JsonDocuments(new Random(16));
        var written = 0;
        for (var i = 0; i < 1_500; i++)
        {
            var before = documents.Next();
            await File.WriteAllBytesAsync(file, before, TestContext.Current.CancellationToken);
            await Cli.RunAsync("check", file, "--fix", "--guess");
            var after = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            if (!after.AsSpan().SequenceEqual(before))
            {
                written++;
                Assert.True(IsJson(after), Convert.ToBase64String(before));
            }
        }

        Assert.True(written > 20, $"Only {written} were written: the property says little.");
    }

    [Theory]
    [InlineData("{'phoneNumber': '+12025550123'", "--guess")]
    [InlineData("{phoneNumber: +12025550123}", "--guess")]
    [InlineData("{'phoneNumber': \"\\u004\0\"}", "--guess")]
    [InlineData("{'phoneNumber': '+12025550123'} # why", "--fix")]
    public async Task A_body_that_cannot_be_made_json_stays_as_it_is(string body, string option)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("body.json", body);
        string[] args = option == "--fix" ? ["check", file, "--fix"] : ["check", file, "--fix", option];
        var result = await Cli.RunAsync(args);
        Assert.Equal((3, body), (result.ExitCode, TemporaryFolder.Read(file)));
        Assert.Contains("would still not be JSON", result.Out, StringComparison.Ordinal);

        args[1] = "-";
        var piped = await Cli.RunWithInputAsync(body, args);
        Assert.Equal((3, body), (piped.ExitCode, piped.Out));
    }

    private static bool IsJson(byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
