using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>The files of a list that is fixed appear complete or not at all.</summary>
public sealed class AtomicListTests
{
    private const string List = "+1 202 555 0123\njunk\n";

    [Fact]
    public async Task Writes_nothing_if_the_list_cannot_be_read_to_its_end()
    {
        using var folder = new TemporaryFolder();
        var (output, rejects) = (folder.Write("out.txt", "old"), folder.PathOf("rejects.txt"));
        await using var endless = new EndlessText("+1 202 555 0123\n", 10L << 30);
        await using var broken = new BrokenStream(endless, 2 * ListBlock.Size);
        var result = await Cli.RunAsync(
            new Dictionary<string, string>(),
            broken,
            ["check", "--numbers", "-", "--fix", "-o", output, "--rejects", rejects, "--exit-zero"]);
        Assert.Equal((3, "old"), (result.ExitCode, TemporaryFolder.Read(output)));
        Assert.StartsWith($"{output} was not written.\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("error[OD3020]", result.Out, StringComparison.Ordinal);
        Assert.Equal([output], Directory.GetFiles(folder.PathOf(".")).Select(Path.GetFullPath));
    }

    [Fact]
    public async Task Writes_neither_file_if_one_has_no_place()
    {
        using var folder = new TemporaryFolder();
        var (file, rejects) = (folder.Write("list.txt", List), folder.PathOf("rejects.txt"));
        var none = folder.PathOf("no/such.txt");
        foreach (var line in new[] { new[] { "-o", none, "--rejects", rejects }, ["--rejects", none] })
        {
            var result = await Cli.RunAsync(["check", "--numbers", file, "--fix", .. line]);
            Assert.Equal((3, List), (result.ExitCode, TemporaryFolder.Read(file)));
            Assert.StartsWith("error[OD3021] file-not-written: ", result.Out, StringComparison.Ordinal);
            Assert.Contains("No file was changed.", result.Out, StringComparison.Ordinal);
            Assert.Contains($"--> {none}", result.Out, StringComparison.Ordinal);
            Assert.Equal([file], Directory.GetFiles(folder.PathOf(".")).Select(Path.GetFullPath));
        }
    }

    [Fact]
    public async Task Leaves_a_read_only_file_alone()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("list.txt", List);
        File.SetAttributes(file, FileAttributes.ReadOnly);
        var result = await Cli.RunAsync("check", "--numbers", file, "--fix");
        Assert.Contains("The file is read-only", result.Out, StringComparison.Ordinal);
        Assert.Equal((3, List), (result.ExitCode, TemporaryFolder.Read(file)));
        File.SetAttributes(file, FileAttributes.Normal);
    }

    [Fact]
    public async Task Leaves_a_list_alone_that_was_changed_meanwhile()
    {
        using var folder = new TemporaryFolder();
        var (file, rejects) = (folder.Write("list.txt", List), folder.PathOf("rejects.txt"));
        using var replaced = new ReplacedFile(file);
        await using (var source = new HashedStream(file))
        {
            await source.CopyToAsync(replaced.Stream, TestContext.Current.CancellationToken);
            folder.Write("list.txt", "newer\n");
            replaced.Complete();
            Assert.Contains(
                "changed by another program",
                Assert.Throws<IOException>(() => replaced.Place(source.Hash())).Message,
                StringComparison.Ordinal);
        }

        Assert.Equal("newer\n", TemporaryFolder.Read(file));
        Assert.False(File.Exists(rejects));
    }

    [Fact]
    public void Puts_back_what_was_there()
    {
        using var folder = new TemporaryFolder();
        var (file, fresh) = (folder.Write("old.txt", "old"), folder.PathOf("new.txt"));
        foreach (var path in new[] { file, fresh })
        {
            using var replaced = new ReplacedFile(path);
            replaced.Stream.Write("new"u8);
            replaced.Complete();
            replaced.Place();
            Assert.Equal("new", TemporaryFolder.Read(path));
            replaced.Undo();
        }

        Assert.Equal("old", TemporaryFolder.Read(file));
        Assert.Equal([file], Directory.GetFiles(folder.PathOf(".")).Select(Path.GetFullPath));
    }

    [Theory]
    [InlineData("outdial check --numbers list --fix -o - >/dev/full; echo $?")]
    [InlineData("outdial check --numbers list --add-columns >/dev/full; echo $?")]
    [InlineData("outdial check --numbers list --diff >/dev/full; echo $?")]
    public async Task Says_that_the_disk_is_full(string command)
    {
        using var folder = new TemporaryFolder();
        folder.Write("list", List);
        var result = await Shell.RunAsync(folder, command);
        Assert.Equal("3\n", result.Out);
        Assert.Contains("error[OD3021] file-not-written: The standard output", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_when_the_reader_of_the_list_has_gone()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.RunAsync(
            folder, "yes 2025550123 | outdial check --numbers - --fix --region US | head -1; echo ${PIPESTATUS[1]}");
        Assert.Equal("+12025550123\n3\n", result.Out);
        Assert.Contains("error[OD3021] file-not-written", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_no_draft_behind_when_it_is_interrupted()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.RunAsync(
            folder,
            "echo old >out; yes 2025550123 | outdial check --numbers - --fix --region US -o out --rejects r & " +
            "until ls | grep -q '^out.*tmp$'; do :; done; kill -TERM $!; wait $!; echo $?; cat out; ls");
        Assert.Equal("130\nold\nout\n", result.Out);
        Assert.Contains("out was not written.", result.Error, StringComparison.Ordinal);
    }
}
