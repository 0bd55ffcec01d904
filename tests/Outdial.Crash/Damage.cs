namespace Outdial.Crash;

/// <summary>A way in which the files of a ledger are damaged or lost.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Apply">Does it, in the folder of the files.</param>
internal sealed record Damage(string Name, Action<string, Random> Apply)
{
    private const string Main = "ledger.db";
    private const string Log = "ledger.db-wal";
    private const int Page = 4096;

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<Damage> All { get; } =
    [
        new("a bit of the file's header flips", (folder, random) => FlipBit(folder, Main, random, 0, 100)),
        new("a bit of the file flips", (folder, random) => FlipBit(folder, Main, random, 100, int.MaxValue)),
        new("a page of the file is zeros", (folder, random) => FillPage(folder, random, () => 0)),
        new("a page of the file is noise", (folder, random) => FillPage(folder, random, () => (byte)random.Next(256))),
        new("two pages of the file change places", SwapPages),
        new("the file is cut", (folder, random) => Cut(folder, Main, random)),
        new("the file is empty", (folder, _) => File.WriteAllBytes(Path.Combine(folder, Main), [])),
        new("the file is gone", (folder, _) => File.Delete(Path.Combine(folder, Main))),
        new("the file and its log are gone", (folder, _) =>
        {
            File.Delete(Path.Combine(folder, Main));
            File.Delete(Path.Combine(folder, Log));
        }),
        new("a bit of the log flips", (folder, random) => FlipBit(folder, Log, random, 0, int.MaxValue)),
        new("the log is cut", (folder, random) => Cut(folder, Log, random)),
        new("the log is empty", (folder, _) => File.WriteAllBytes(Path.Combine(folder, Log), [])),
        new("the log is gone", (folder, _) => File.Delete(Path.Combine(folder, Log))),
        new("the log's index is noise", (folder, random) =>
        {
            var noise = new byte[8 * Page];
            random.NextBytes(noise);
            File.WriteAllBytes(Path.Combine(folder, Main + "-shm"), noise);
        }),
    ];

    private static void FlipBit(string folder, string name, Random random, int from, int to) => Edit(
        folder, name, bytes => bytes[random.Next(Math.Min(from, bytes.Length - 1), Math.Min(to, bytes.Length))] ^=
            (byte)(1 << random.Next(8)));

    private static void FillPage(string folder, Random random, Func<byte> value) => Edit(folder, Main, bytes =>
    {
        var page = random.Next(bytes.Length / Page) * Page;
        for (var at = page; at < page + Page; at++)
        {
            bytes[at] = value();
        }
    });

    private static void SwapPages(string folder, Random random) => Edit(folder, Main, bytes =>
    {
        var pages = Enumerable.Range(1, (bytes.Length / Page) - 1).OrderBy(_ => random.Next()).Take(2).ToArray();
        var kept = bytes.AsSpan(pages[0] * Page, Page).ToArray();
        bytes.AsSpan(pages[1] * Page, Page).CopyTo(bytes.AsSpan(pages[0] * Page));
        kept.CopyTo(bytes.AsSpan(pages[1] * Page));
    });

    private static void Cut(string folder, string name, Random random)
    {
        using var file = new FileStream(Path.Combine(folder, name), FileMode.Open);
        file.SetLength(random.NextInt64(file.Length));
    }

    private static void Edit(string folder, string name, Action<byte[]> edit)
    {
        var path = Path.Combine(folder, name);
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length > 0)
        {
            edit(bytes);
            File.WriteAllBytes(path, bytes);
        }
    }
}
