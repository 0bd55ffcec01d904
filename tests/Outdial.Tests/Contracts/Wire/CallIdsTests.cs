namespace Outdial.Tests;

public sealed class CallIdsTests
{
    private static readonly Gen<DateTimeOffset> Times =
        Gen.Long[0, 253_402_300_799_999].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    [Fact]
    public void Say_when_they_were_made_as_the_frameworks_do() => Times.Sample(now =>
    {
        var (ours, frameworks) = ($"{CallIds.Next(now):N}", $"{Guid.CreateVersion7(now):N}");
        return ours[..13] == frameworks[..13]; // the time and the version
    });

    [Fact]
    public void Are_of_version_7_and_of_the_variant_of_the_standard() => Times.Sample(now =>
        CallIds.Next(now) is { Version: 7, Variant: >= 8 and <= 11 });

    [Fact]
    public void Are_never_the_same()
    {
        var ids = new Guid[8][];
        Parallel.For(0, ids.Length, i =>
            ids[i] = [.. Enumerable.Range(0, 5_000).Select(_ => CallIds.Next(DateTimeOffset.UnixEpoch))]);
        Assert.Equal(40_000, ids.SelectMany(some => some).Distinct().Count());
    }

    [Fact]
    public void Vary_in_every_bit_that_is_left_to_chance()
    {
        var (ones, zeros) = (new byte[16], new byte[16]);
        for (var i = 0; i < 1_000; i++)
        {
            var id = CallIds.Next(DateTimeOffset.UnixEpoch).ToByteArray(bigEndian: true);
            for (var at = 0; at < id.Length; at++)
            {
                (ones[at], zeros[at]) = ((byte)(ones[at] | id[at]), (byte)(zeros[at] | ~id[at]));
            }
        }

        byte[] all = [0, 0, 0, 0, 0, 0, 0x0F, 0xFF, 0x3F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        Assert.Equal(all, ones.Zip(zeros, (one, zero) => (byte)(one & zero)));
    }
}
