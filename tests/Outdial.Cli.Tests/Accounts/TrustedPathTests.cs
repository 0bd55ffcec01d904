using System.Runtime.Versioning;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>A file of profiles names a command that is run: who else may write it could have it run theirs.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class TrustedPathTests : IDisposable
{
    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;

    private readonly TemporaryFolder _folder = new();
    private readonly string _file;

    public TrustedPathTests()
    {
        Directory.CreateDirectory(_folder.PathOf("a/b"), (UnixFileMode)0b111_101_101);
        _file = _folder.Write("a/b/config.toml", "[profiles.acme]\nsecret_command = \"touch ran; echo s3cret\"\n");
        File.SetUnixFileMode(_file, (UnixFileMode)0b110_100_100);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_the_users_own_is_trusted() => Assert.Null(TrustedPath.Fault(_file));

    [Theory]
    [InlineData("a/b/config.toml", 0b110_110_110)]
    [InlineData("a/b/config.toml", 0b110_100_110)]
    [InlineData("a/b", 0b111_111_111)]
    [InlineData("a/b", 0b111_101_111)]
    [InlineData("a", 0b111_111_111)]
    [InlineData("a", 0b111_101_111)]
    public async Task What_others_may_write_is_refused_before_anything_is_run(string place, int mode)
    {
        File.SetUnixFileMode(_folder.PathOf(place), (UnixFileMode)mode);
        var result = await RunAsync("call", "+12025550123", "--profile", "acme");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("OD5025", result.Error, StringComparison.Ordinal);
        Assert.Contains($"chmod go-w '{_folder.PathOf(place)}'", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Environment.CurrentDirectory, "ran")));
    }

    [Fact]
    public void A_folder_that_a_shared_group_may_write_is_refused()
    {
        Assert.SkipUnless(FileRights.IsRoot, "Root's group is no user's own: run the tests as root.");
        File.SetUnixFileMode(_folder.PathOf("a"), (UnixFileMode)0b111_111_101);
        Assert.NotNull(TrustedPath.Fault(_file));
    }

    [Fact]
    public void A_sticky_folder_may_stand_above_it()
    {
        File.SetUnixFileMode(_folder.PathOf("a"), Everybody | UnixFileMode.StickyBit);
        Assert.Null(TrustedPath.Fault(_file));

        // The file itself is no better.
        File.SetUnixFileMode(_file, Everybody | UnixFileMode.StickyBit);
        Assert.NotNull(TrustedPath.Fault(_file));
    }

    [Theory]
    [InlineData("a/b/config.toml")]
    [InlineData("a/b")]
    [InlineData("a")]
    public async Task What_belongs_to_another_user_is_refused(string place)
    {
        Assert.SkipUnless(FileRights.IsRoot, "Only root can give a file to another user: run the tests as root.");
        FileRights.Own(_folder.PathOf(place), 12_345, 0);
        var result = await RunAsync("profile", "list");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("belongs to user 12345", result.Error, StringComparison.Ordinal);
        Assert.Contains("chown", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("elsewhere", 0b111_111_111, true)]
    [InlineData("elsewhere", 0b111_101_101, false)]
    public void What_a_link_leads_to_counts(string place, int mode, bool isRefused)
    {
        // config.toml -> elsewhere/config.toml, as people keep their settings in a repository.
        var target = _folder.Write($"{place}/config.toml", "");
        File.SetUnixFileMode(target, (UnixFileMode)0b110_100_100);
        File.SetUnixFileMode(_folder.PathOf(place), (UnixFileMode)mode);
        File.Delete(_file);
        File.CreateSymbolicLink(_file, target);
        Assert.Equal(isRefused, TrustedPath.Fault(_file) is not null);
    }

    [Fact]
    public void Links_that_lead_round_in_a_circle_are_refused()
    {
        File.Delete(_file);
        File.CreateSymbolicLink(_file, _file);
        Assert.Contains("too many links", TrustedPath.Fault(_file)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_no_fault() =>
        Assert.Null(TrustedPath.Fault(_folder.PathOf("a/b/none.toml")));

    private Task<ProgramResult> RunAsync(params string[] args) => Cli.RunAsync(
        new Dictionary<string, string> { ["OUTDIAL_CONFIG_DIR"] = _folder.PathOf("a/b") }, args);
}
