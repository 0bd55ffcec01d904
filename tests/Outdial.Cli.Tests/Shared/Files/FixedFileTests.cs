using System.Runtime.Versioning;
using System.Text;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>A file that is put in another's place keeps what the old one had.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FixedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;

    public FixedFileTests() => _file = _folder.Write("body.json", "old");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0b110_100_100)]
    [InlineData(0b110_110_110)]
    [InlineData(0b111_101_000)]
    public void Keeps_the_rights(int mode)
    {
        File.SetUnixFileMode(_file, (UnixFileMode)mode);
        Assert.Null(Write());
        Assert.Equal(("new", (UnixFileMode)mode), (File.ReadAllText(_file), File.GetUnixFileMode(_file)));
        Assert.Equal([_file], Directory.GetFiles(_folder.PathOf(".")).Select(Path.GetFullPath));
    }

    [Fact]
    public void Keeps_the_owner_and_the_group()
    {
        Assert.SkipUnless(FileRights.IsRoot, "Only root can give a file to another user: run the tests as root.");
        FileRights.Own(_file, 12_345, 23_456);
        Assert.Null(Write());
        var status = FileStatus.Of(_file)!.Value;
        Assert.Equal(("new", 12_345u, 23_456u), (File.ReadAllText(_file), status.Owner, status.Group));
    }

    [Fact]
    public void Keeps_extended_attributes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Extended attributes are looked at on Linux alone.");
        FileRights.SetAttribute(_file, "user.outdial", "kept");
        Assert.Null(Write());
        Assert.Equal(("new", "kept"), (File.ReadAllText(_file), FileRights.Attribute(_file, "user.outdial")));
    }

    [Fact]
    public void Keeps_a_symbolic_link()
    {
        var link = _folder.PathOf("link.json");
        File.CreateSymbolicLink(link, "body.json");
        Assert.Null(FixedFile.Write(link, "old"u8, "new"u8));
        Assert.Equal(("new", "body.json"), (File.ReadAllText(_file), new FileInfo(link).LinkTarget));
    }

    [Fact]
    public void Says_that_it_cannot_keep_a_hard_link()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names are counted on Linux alone.");
        FileRights.Link(_file, _folder.PathOf("other.json"));
        Assert.Contains("2 names", Write()!.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_file));
    }

    [Theory]
    [InlineData("in place")]
    [InlineData("renamed")]
    [InlineData("the same text in another file")]
    public void Loses_nothing_that_another_program_writes_at_the_last_moment(string how)
    {
        var theirs = how == "the same text in another file" ? "old" : "theirs";
        var other = _folder.Write("other.json", theirs);
        File.SetUnixFileMode(other, (UnixFileMode)0b110_000_000);
        var fault = FixedFile.Write(_file, "old"u8, "new"u8, () =>
        {
            if (how == "in place")
            {
                File.WriteAllText(_file, theirs);
            }
            else
            {
                File.Move(other, _file, overwrite: true);
            }
        });
        Assert.Contains("another program", fault!.Message, StringComparison.Ordinal);
        Assert.Equal(theirs, File.ReadAllText(_file));
        Assert.DoesNotContain(Directory.GetFiles(_folder.PathOf(".")), file => file.EndsWith(".tmp",
            StringComparison.Ordinal));
    }

    [Fact]
    public void Removes_the_draft_of_a_writer_that_was_killed()
    {
        var draft = _folder.Write($"body.json.{new string('a', 32)}.tmp", "half");
        File.SetLastWriteTimeUtc(draft, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1));
        Assert.Null(Write());
        Assert.Equal([_file], Directory.GetFiles(_folder.PathOf(".")).Select(Path.GetFullPath));
    }

    private Diagnostic? Write() => FixedFile.Write(_file, "old"u8, Encoding.UTF8.GetBytes("new"));
}
