using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

public sealed class FixTests
{
    private static string Wrong => CheckCommandTests.Wrong;

    private static string Right => CheckCommandTests.Right;

    [Fact]
    public async Task Fixes_a_file_and_finds_nothing_to_fix_the_second_time()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("body.json", Wrong);
        var result = await Cli.RunAsync("check", file, "--contract", "guide", "--fix");
        Assert.Equal((0, ""), (result.ExitCode, result.Out));
        Assert.Equal("1 document checked: nothing found. 2 fixes applied.\n", result.Error);
        Assert.Equal(Right, TemporaryFolder.Read(file));
        Assert.Equal([file], Directory.GetFiles(folder.PathOf(".")).Select(Path.GetFullPath));

        var written = File.GetLastWriteTimeUtc(file);
        await Cli.RunAsync("check", file, "--contract", "guide", "--fix");
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public async Task Fixes_guesses_only_when_asked_to()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("body.json", """{"to":{"phoneNumber":"+12025550123"},"mediaType":"call"}""");
        Assert.Equal(3, (await Cli.RunAsync("check", file, "--fix")).ExitCode);
        Assert.Contains("mediaType", TemporaryFolder.Read(file), StringComparison.Ordinal);
        Assert.Equal(0, (await Cli.RunAsync("check", file, "--fix", "--guess")).ExitCode);
        Assert.Equal("""{"phoneNumber":"+12025550123"}""", TemporaryFolder.Read(file));
    }

    [Fact]
    public async Task Reads_a_number_in_its_region()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("body.json", """{"phoneNumber": "202-555-0123"}""");
        Assert.Equal(3, (await Cli.RunAsync("check", file, "--fix")).ExitCode);
        Assert.Equal(0, (await Cli.RunAsync("check", file, "--fix", "--region", "US")).ExitCode);
        Assert.Equal("""{"phoneNumber": "+12025550123"}""", TemporaryFolder.Read(file));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}\n")]
    [InlineData("\r\n\r\n{0}\r\n\r\n")]
    [InlineData("\n\n\n\n\n{0}\n\n\n\n\n\n")]
    [InlineData("\r{0}\r")]
    public async Task Shows_a_difference_that_git_applies_and_changes_nothing(string form)
    {
        var (wrong, right) = (
            form.Replace("{0}", Wrong, StringComparison.Ordinal), form.Replace("{0}", Right, StringComparison.Ordinal));
        using var folder = new TemporaryFolder();
        var file = folder.Write("body.json", wrong);
        var result = await Cli.RunAsync("check", file, "--contract", "guide", "--diff");
        Assert.Equal((3, wrong), (result.ExitCode, TemporaryFolder.Read(file)));
        Assert.Contains("2 fixes shown, none applied.", result.Error, StringComparison.Ordinal);

        var diff = folder.Write("body.diff", result.Out.Replace(file[1..], "body.json", StringComparison.Ordinal));
        var applied = await RunningProgram.RunAsync(
            "git", ["apply", diff], null, TestContext.Current.CancellationToken, folder.PathOf("."));
        Assert.Equal((0, ""), (applied.ExitCode, applied.Error));
        Assert.Equal(right, TemporaryFolder.Read(file));
    }

    [Fact]
    public async Task Fixes_only_what_is_selected()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("body.json", Wrong);
        await Cli.RunAsync("check", file, "--contract", "guide", "--fix", "--select", "OD2410");
        var expected = Wrong.Replace("number", "id", StringComparison.Ordinal);
        Assert.Equal(expected, TemporaryFolder.Read(file));
        await Cli.RunAsync("check", file, "--contract", "guide", "--fix", "--ignore", "OD2413");
        Assert.Equal(expected, TemporaryFolder.Read(file));
    }

    [Fact]
    public async Task Prints_nothing_in_place_of_a_document_that_it_could_not_read()
    {
        foreach (var bytes in new[] { [(byte)'"', 0xE9, (byte)'"'], new byte[600_000] })
        {
            var result = await Cli.RunAsync(
                new Dictionary<string, string>(), new MemoryStream(bytes), "check", "-", "--fix");
            Assert.Equal(3, result.ExitCode);
            Assert.Empty(result.Out);
        }
    }

    [Fact]
    public async Task Writes_what_came_through_the_pipe_to_the_pipe()
    {
        var result = await Cli.RunWithInputAsync(Wrong, "check", "-", "--contract", "guide", "--fix");
        Assert.Equal((0, Right), (result.ExitCode, result.Out));
    }

    [Fact]
    public async Task Keeps_every_byte_that_is_not_at_fault()
    {
        const string Before =
            "{\r\n\t\"participants\" : [ {\"type\":\"external\",\r\n" +
            "\t\t\"participantAddress\":\"+12025550123\"} ],\r\n" +
            "  \"remark\": \"caf\\u00e9 ☎\" \r\n}\r\n\r\n";
        using var folder = new TemporaryFolder();
        var file = folder.Write("body.json", Before);
        await Cli.RunAsync("check", file, "--contract", "guide", "--fix");
        var expected = Before.Replace(
            "\"+12025550123\"", """{"id":"+12025550123","type":"phone"}""", StringComparison.Ordinal);
        Assert.Equal(expected, TemporaryFolder.Read(file));
    }

    [Fact]
    public async Task Leaves_a_read_only_file_alone_and_says_so()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("body.json", Wrong);
        File.SetAttributes(file, FileAttributes.ReadOnly);
        var result = await Cli.RunAsync("check", file, "--contract", "guide", "--fix");
        Assert.Contains("error[OD3021] file-not-written: The file is read-only.", result.Out, StringComparison.Ordinal);
        Assert.Contains("error[OD2410]", result.Out, StringComparison.Ordinal);
        Assert.Equal((3, Wrong), (result.ExitCode, TemporaryFolder.Read(file)));
        Assert.Equal(3, (await Cli.RunAsync("check", file, "--contract", "guide", "--fix", "--exit-zero")).ExitCode);
        File.SetAttributes(file, FileAttributes.Normal);
    }

    [Fact]
    public void Leaves_a_file_alone_that_was_changed_meanwhile()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("body.json", "{}");
        var fault = FixedFile.Write(file, "[]"u8, "{ }"u8);
        Assert.Equal(JsonRules.FileNotWritten, fault!.Rule);
        Assert.Equal("{}", TemporaryFolder.Read(file));
    }

    [Fact]
    public void Reports_a_file_that_has_vanished()
    {
        using var folder = new TemporaryFolder();
        var fault = FixedFile.Write(folder.PathOf("gone.json"), "[]"u8, "{}"u8);
        Assert.Equal(JsonRules.FileNotWritten, fault!.Rule);
        Assert.False(File.Exists(folder.PathOf("gone.json")));
    }

    [Fact]
    public void Replaces_what_a_link_leads_to_and_keeps_who_may_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        var file = folder.Write("body.json", "[]");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.CreateSymbolicLink(folder.PathOf("link.json"), file);
        Assert.Null(FixedFile.Write(folder.PathOf("link.json"), "[]"u8, "{}"u8));
        Assert.Equal("{}", TemporaryFolder.Read(file));
        Assert.NotNull(new FileInfo(folder.PathOf("link.json")).LinkTarget);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(file));
    }

    [Theory]
    [InlineData("guide", CheckCommandTests.Right)]
    [InlineData("platform", """{"phoneNumber":"+12025550123","callerId":"+12025550100"}""")]
    public async Task Prints_the_body_for_a_contract_and_what_it_leaves_out(string contract, string body)
    {
        const string Invented = """{"from":{"phoneNumber":"+12025550100"},"to":{"phoneNumber":"+12025550123"}}""";
        var result = await Cli.RunWithInputAsync(Invented, "check", "-", "--to", contract);
        Assert.Equal((0, $"{body}\n"), (result.ExitCode, result.Out));
        Assert.Equal(
            contract == "guide",
            result.Error.Contains(
                "warning[OD2603] left-out: Left out. The contract guide has no field for a caller id.",
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_where_to_post_a_call_on_behalf_of_a_user()
    {
        const string User = "5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11";
        const string Body = $$$"""{"to":[{"phoneNumber":"+12025550123"}],"routing":{"userId":"{{{User}}}"}}""";
        var result = await Cli.RunWithInputAsync(Body, "check", "-", "--to", "platform");
        Assert.Equal("{\"phoneNumber\":\"+12025550123\"}\n", result.Out);
        Assert.Contains($"Post it to /api/v2/conversations/calls/user/{User}.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_no_body_without_a_party_to_call()
    {
        const string Body = """{"from":{"phoneNumber":"+12025550100"}}""";
        var result = await Cli.RunWithInputAsync(Body, "check", "-", "--to", "guide");
        Assert.Equal((3, ""), (result.ExitCode, result.Out));
        Assert.Contains("error[OD2604] nothing-to-rewrite", result.Error, StringComparison.Ordinal);
    }
}
