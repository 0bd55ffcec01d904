using Outdial.TestSupport;

namespace Outdial.Accounts.Tests;

public sealed class SecretFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.PathOf("inner/secrets.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Writes_what_only_the_owner_can_read()
    {
        var file = new SecretFile(Path);
        Assert.Null(file.Read());
        file.Write("hush");
        Assert.Equal("hush", file.Read());
        file.Write("hush, hush");
        Assert.Equal("hush, hush", file.Read());
        Assert.Equal(["secrets.json"], Directory.GetFiles(_folder.PathOf("inner")).Select(System.IO.Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(_folder.PathOf("inner")));
        }
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Refuses_a_file_that_others_can_use_and_says_how_to_fix_it(UnixFileMode others)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var file = new SecretFile(Path);
        file.Write("hush");
#pragma warning disable CA1416 // Skipped there.
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
#pragma warning restore CA1416
        var diagnostic = Assert.Throws<SecretStoreException>(() => file.Read()).Diagnostics[0];
        Assert.Equal("OD5020", diagnostic.Rule.Id);
        Assert.Contains($"chmod 600 '{Path}'", diagnostic.Help, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", diagnostic.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_is_wrong_with_a_place_that_cannot_be_used()
    {
        File.WriteAllText(_folder.PathOf("inner"), "a file where the folder should be");
        var file = new SecretFile(Path);
        Assert.Null(file.Read());
        Assert.Equal("OD5021", Assert.Throws<SecretStoreException>(() => file.Write("hush")).Diagnostics[0].Rule.Id);
    }

    [Fact]
    public async Task Is_held_by_one_at_a_time()
    {
        var token = TestContext.Current.CancellationToken;
        var held = await new SecretFile(Path).LockAsync(token);
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(token);
        var refused = new SecretFile(Path).LockAsync(impatient.Token);
        var waiting = new SecretFile(Path).LockAsync(token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refused);
        Assert.False(waiting.IsCompleted);
        held.Dispose();
        (await waiting).Dispose();
    }

    [Fact]
    public async Task Is_not_waited_for_without_end()
    {
        var token = TestContext.Current.CancellationToken;
        var log = new LogRecorder();
        using var held = await new SecretFile(Path).LockAsync(token);
        var time = Client.Time();
        var began = time.GetUtcNow();
        var fault = await Assert.ThrowsAsync<SecretStoreException>(
            () => new SecretFile(Path, time, log).LockAsync(token));
        Assert.Equal("OD5021", fault.Diagnostics[0].Rule.Id);
        Assert.Equal(30, Math.Round((time.GetUtcNow() - began).TotalSeconds));
        Assert.Equal([$"Waiting for another process, which holds {Path}"], log.Lines);
    }
}
