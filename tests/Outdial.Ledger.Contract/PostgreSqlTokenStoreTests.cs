using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Outdial.Ledger.PostgreSql;
using Outdial.TestSupport;

namespace Outdial.Ledger.Contract;

/// <summary>Tokens that machines share: fetched by one of them, and not readable in the database.</summary>
public sealed class PostgreSqlTokenStoreTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Soon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(PostgreSqlTokenStore.KeySize);

    private readonly string _database = SharedServer.CreateDatabase();
    private readonly List<PostgreSqlTokenStore> _open = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _open)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_token_that_one_keeps_is_found_by_the_others()
    {
        var (one, other) = (Open(), Open());
        Assert.Null(await one.FindAsync("person"));
        await one.UpdateAsync("person", _ => Task.FromResult<StoredToken?>(Token("a")), default);

        Assert.Equal(Words("a"), Words(await other.FindAsync("person")));
        Assert.Null(await other.FindAsync("client"));

        Assert.Null(await other.UpdateAsync("person", _ => Task.FromResult<StoredToken?>(null), default));
        Assert.Null(await one.FindAsync("person"));
    }

    [Fact]
    public async Task One_fetches_and_the_others_wait_for_it()
    {
        PostgreSqlTokenStore[] stores = [Open(), Open(), Open()];
        var (fetches, atOnce, most) = (0, 0, 0);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => stores[i % 3].UpdateAsync(
            "person",
            async kept =>
            {
                most = Math.Max(most, Interlocked.Increment(ref atOnce));
                await Task.Yield();
                var token = kept ?? Token($"{Interlocked.Increment(ref fetches)}");
                Interlocked.Decrement(ref atOnce);
                return token;
            },
            default))));

        Assert.Equal((1, 1), (fetches, most));
        Assert.All(tokens, token => Assert.Equal(Words("1"), Words(token)));
    }

    [Fact]
    public async Task A_fetch_that_fails_changes_nothing_and_frees_the_lock()
    {
        var (one, other) = (Open(), Open());
        await one.UpdateAsync("person", _ => Task.FromResult<StoredToken?>(Token("a")), default);
        await Assert.ThrowsAsync<TimeoutException>(
            () => one.UpdateAsync("person", _ => throw new TimeoutException(), default));
        await other.UpdateAsync("person", _ => Task.FromResult<StoredToken?>(Token("b")), default);
        Assert.Equal(Words("b"), Words(await one.FindAsync("person")));
    }

    [Fact]
    public async Task No_token_can_be_read_in_the_database()
    {
        await Open().UpdateAsync("person", _ => Task.FromResult<StoredToken?>(Token("hush")), default);
        await using var source = NpgsqlDataSource.Create($"{_database};Pooling=false");
        await using var command = source.CreateCommand("SELECT value FROM outdial.token");
        var value = (byte[])(await command.ExecuteScalarAsync())!;
        Assert.DoesNotContain("hush", Encoding.Latin1.GetString(value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_neither_reads_a_token_nor_overwrites_it()
    {
        await Open().UpdateAsync("person", _ => Task.FromResult<StoredToken?>(Token("a")), default);
        var other = new PostgreSqlTokenStore(_database, new byte[PostgreSqlTokenStore.KeySize]);
        _open.Add(other);

        await Assert.ThrowsAsync<SecretStoreException>(() => other.FindAsync("person"));
        await Assert.ThrowsAsync<SecretStoreException>(
            () => other.UpdateAsync("person", _ => Task.FromResult<StoredToken?>(Token("b")), default));

        Assert.Equal(Words("a"), Words(await Open().FindAsync("person")));
    }

    [Fact]
    public void A_key_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new PostgreSqlTokenStore(_database, new byte[16]));

    private PostgreSqlTokenStore Open()
    {
        _open.Add(new PostgreSqlTokenStore(_database, Key));
        return _open[^1];
    }

    private static StoredToken Token(string text) =>
        new(new Secret($"access-{text}"), Soon, Soon.AddHours(1), new Secret($"refresh-{text}"));

    private static string Words(string text) => Words(Token(text));

    private static string Words(StoredToken? token) =>
        $"{token?.AccessToken.Reveal()} {token?.RefreshToken?.Reveal()} {token?.RenewAt:u} {token?.ExpiresAt:u}";
}
