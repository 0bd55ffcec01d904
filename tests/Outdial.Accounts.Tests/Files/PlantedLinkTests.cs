using System.Runtime.Versioning;
using Outdial.TestSupport;

namespace Outdial.Accounts.Tests;

/// <summary>In a folder that others may write, a file of ours may be a link that another user put there.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PlantedLinkTests : IDisposable
{
    private const string Theirs = "{\"acme\":\"not ours\"}";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_secrets_that_is_a_link_is_not_read()
    {
        var path = Linked("tokens.json", _folder.Write("victim.json", Theirs));
        var thrown = Assert.Throws<SecretStoreException>(() => new SecretFile(path).Read());
        Assert.Contains("symbolic link", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lock_that_is_a_link_is_neither_taken_nor_made(bool exists)
    {
        var victim = _folder.PathOf("victim");
        if (exists)
        {
            await File.WriteAllTextAsync(victim, Theirs, TestContext.Current.CancellationToken);
        }

        Linked("tokens.json.lock", victim);
        var file = new SecretFile(_folder.PathOf("tokens.json"));
        await Assert.ThrowsAsync<SecretStoreException>(() => file.LockAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            exists ? Theirs : null,
            exists ? await File.ReadAllTextAsync(victim, TestContext.Current.CancellationToken) : null);
        Assert.Equal(exists, File.Exists(victim));
    }

    [Fact]
    public async Task A_store_of_tokens_writes_through_no_link()
    {
        var victim = _folder.Write("victim.json", Theirs);
        var store = new FileTokenStore(Linked("tokens.json", victim));
        await Assert.ThrowsAsync<SecretStoreException>(() => store.UpdateAsync(
            "acme", _ => Task.FromResult<StoredToken?>(null), TestContext.Current.CancellationToken));
        Assert.Equal(Theirs, await File.ReadAllTextAsync(victim, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_file_of_another_user_is_not_read()
    {
        Assert.SkipUnless(FileRights.IsRoot, "Only root can give a file to another user: run the tests as root.");
        var path = _folder.Write("tokens.json", Theirs);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(Theirs, new SecretFile(path).Read());
        FileRights.Own(path, 12_345, 12_345);
        var thrown = Assert.Throws<SecretStoreException>(() => new SecretFile(path).Read());
        Assert.Contains("user 12345", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Drafts_of_a_killed_writer_alone_are_removed()
    {
        var path = _folder.PathOf("tokens.json");
        var id = new string('a', 32);
        string Make(string name, int hours)
        {
            var file = _folder.Write(name, "");
            File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-hours));
            return file;
        }

        string[] old = [Make($"tokens.json.{id}.tmp", 2), Make($"tokens.json.{id}", 2)];
        string[] others =
        [
            Make($"tokens.json.{new string('b', 32)}.tmp", 0), Make("tokens.json.lock", 2), Make("tokens.json.tmp", 2),
            Make($"other.json.{id}.tmp", 2), Make($"tokens.json.{id}.old", 2),
            Make($"tokens.json.{new string('A', 32)}", 2),
        ];
        new SecretFile(path).Write("{}");
        Assert.All(old, file => Assert.False(File.Exists(file), file));
        Assert.All(others, file => Assert.True(File.Exists(file), file));
        Assert.Equal("{}", File.ReadAllText(path));
    }

    private string Linked(string name, string to)
    {
        var path = _folder.PathOf(name);
        File.CreateSymbolicLink(path, to);
        return path;
    }
}
