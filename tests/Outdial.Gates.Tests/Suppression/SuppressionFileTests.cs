using Outdial.TestSupport;

namespace Outdial.Gates.Tests;

public sealed class SuppressionFileTests : IDisposable
{
    private static readonly E164Number One = E164Number.Parse("+12025550123");

    private static readonly E164Number Other = E164Number.Parse("+12025550124");

    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.PathOf("never.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Says_what_the_file_says_now()
    {
        var file = Written($"{One}\n");
        Assert.IsType<SuppressionAnswer.Listed>(file.Check(One));
        Assert.IsType<SuppressionAnswer.NotListed>(file.Check(Other));
        File.WriteAllText(FilePath, $"{Other}\n");
        Assert.IsType<SuppressionAnswer.NotListed>(file.Check(One));
        Assert.IsType<SuppressionAnswer.Listed>(file.Check(Other));
    }

    // With the same length and times: by the file's number, and by when the system changed it.
    [Fact]
    public void Sees_a_replacement_that_looks_the_same()
    {
        var file = Written($"{One}\n");
        MakeOld(FilePath);
        Assert.IsType<SuppressionAnswer.Listed>(file.Check(One));
        var written = File.GetLastWriteTimeUtc(FilePath);
        File.WriteAllText(FilePath + ".new", $"{Other}\n");
        File.SetLastWriteTimeUtc(FilePath + ".new", written);
        File.Move(FilePath + ".new", FilePath, overwrite: true);
        Assert.IsType<SuppressionAnswer.Listed>(file.Check(Other));
        Assert.IsType<SuppressionAnswer.NotListed>(file.Check(One));
        File.WriteAllText(FilePath, $"{One}\n");
        File.SetLastWriteTimeUtc(FilePath, written);
        Assert.IsType<SuppressionAnswer.Listed>(file.Check(One));
    }

    // Each change at once after a question, hundreds of times within one tick of the file system's clock.
    [Fact]
    public void No_change_is_missed_however_soon_it_comes()
    {
        var file = Written("# none\n");
        for (var i = 0; i < 500; i++)
        {
            var (listed, free) = i % 2 == 0 ? (One, Other) : (Other, One);
            File.WriteAllText(FilePath, $"{listed}\n");
            Assert.IsType<SuppressionAnswer.Listed>(file.Check(listed));
            Assert.IsType<SuppressionAnswer.NotListed>(file.Check(free));
        }
    }

    [Fact]
    public void A_file_that_was_left_alone_is_read_once()
    {
        var file = new SuppressionFile(_folder.Write("never.txt", $"{One}\n"), time: new LaterTime());
        Assert.True(file.TryRead(out var first, out _));
        Assert.True(file.TryRead(out var second, out _));
        Assert.Same(first, second);
    }

    // Its times cannot tell yet whether it is written once more.
    [Fact]
    public void A_file_that_was_just_written_is_read_each_time()
    {
        var file = Written($"{One}\n");
        Assert.True(file.TryRead(out var first, out _));
        Assert.True(file.TryRead(out var second, out _));
        Assert.NotSame(first, second);
    }

    [Fact]
    public void A_file_that_grows_while_it_is_read_is_read_again()
    {
        Written($"{One}\n");
        var file = new SuppressionFile(
            FilePath, time: new WhileReading(1, () => File.AppendAllText(FilePath, $"{Other}\n")));
        Assert.IsType<SuppressionAnswer.Listed>(file.Check(Other));
    }

    [Fact]
    public void A_link_that_is_changed_while_it_is_read_is_read_again()
    {
        File.WriteAllText(_folder.PathOf("1.txt"), $"{One}\n");
        File.WriteAllText(_folder.PathOf("2.txt"), $"{Other}\n");
        File.CreateSymbolicLink(FilePath, _folder.PathOf("1.txt"));
        var file = new SuppressionFile(FilePath, time: new WhileReading(1, () =>
        {
            File.Delete(FilePath);
            File.CreateSymbolicLink(FilePath, _folder.PathOf("2.txt"));
        }));
        Assert.IsType<SuppressionAnswer.Listed>(file.Check(Other));
    }

    [Fact]
    public void A_file_that_never_rests_has_no_answer()
    {
        Written($"{One}\n");
        var file = new SuppressionFile(
            FilePath, time: new WhileReading(99, () => File.AppendAllText(FilePath, "# more\n")));
        Refuses(file, GateRules.UnreadableSuppressions);
    }

    [Fact]
    public void Follows_links_to_a_new_target()
    {
        File.WriteAllText(_folder.PathOf("1.txt"), $"{One}\n");
        File.WriteAllText(_folder.PathOf("2.txt"), $"{Other}\n");
        File.CreateSymbolicLink(FilePath, _folder.PathOf("1.txt"));
        var file = new SuppressionFile(FilePath, time: new LaterTime());
        Assert.IsType<SuppressionAnswer.Listed>(file.Check(One));
        File.Delete(FilePath);
        File.CreateSymbolicLink(FilePath, _folder.PathOf("2.txt"));
        Assert.IsType<SuppressionAnswer.NotListed>(file.Check(One));
    }

    [Fact]
    public void A_file_that_has_gone_has_no_answer()
    {
        var file = Written($"{One}\n");
        Assert.IsType<SuppressionAnswer.Listed>(file.Check(One));
        File.Delete(FilePath);
        Refuses(file, GateRules.UnreadableSuppressions);
        File.WriteAllText(FilePath, $"{One}\n");
        Assert.IsType<SuppressionAnswer.Listed>(file.Check(One));
    }

    [Fact]
    public void A_file_that_got_worse_has_no_answer()
    {
        var file = Written($"{One}\n");
        Assert.IsType<SuppressionAnswer.NotListed>(file.Check(Other));
        File.AppendAllText(FilePath, "+1202");
        Refuses(file, GateRules.IncompleteSuppressions);
        File.AppendAllText(FilePath, "\n");
        Refuses(file, GateRules.UnclearSuppression);
        File.WriteAllText(FilePath, "");
        Refuses(file, GateRules.IncompleteSuppressions);
    }

    [Fact]
    public void A_folder_has_no_answer() =>
        Refuses(new SuppressionFile(_folder.PathOf(".")), GateRules.UnreadableSuppressions);

    [Fact]
    public void A_device_has_no_answer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices have no paths here.");
        Refuses(new SuppressionFile("/dev/zero"), GateRules.UnreadableSuppressions);
    }

    // One writer replaces the list, always with the number in it, while others ask.
    [Fact]
    public async Task A_listed_number_is_never_found_unlisted()
    {
        var file = Written($"{One}\n");
        var writer = Task.Run(() =>
        {
            for (var i = 0; i < 300; i++)
            {
                File.WriteAllText(FilePath + ".new", $"# {i}\n{One}\n");
                File.Move(FilePath + ".new", FilePath, overwrite: true);
            }
        });
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var seen = new List<SuppressionAnswer>();
            while (!writer.IsCompleted)
            {
                seen.Add(file.Check(One));
            }

            return seen;
        })));
        await writer;
        Assert.DoesNotContain(answers.SelectMany(seen => seen), answer => answer is SuppressionAnswer.NotListed);
        Assert.Contains(answers.SelectMany(seen => seen), answer => answer is SuppressionAnswer.Listed);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("a\0b", null)]
    [InlineData("never.txt", "XX")]
    public void Wrong_arguments_are_refused(string path, string? region) =>
        Assert.Throws<ArgumentException>(() => new SuppressionFile(path, region));

    private static void Refuses(SuppressionFile file, Rule rule)
    {
        var answer = Assert.IsType<SuppressionAnswer.Unreadable>(file.Check(One));
        Assert.Equal([rule], answer.Diagnostics.Select(finding => finding.Rule));
        Assert.False(file.TryRead(out var list, out _));
        Assert.Null(list);
    }

    private static void MakeOld(string path) =>
        File.SetLastWriteTimeUtc(path, new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    private SuppressionFile Written(string text) => new(_folder.Write("never.txt", text));

    /// <summary>Is asked between the opening of a file and its reading, and does something then.</summary>
    private sealed class WhileReading(int times, Action act) : TimeProvider
    {
        private int _left = times;

        public override DateTimeOffset GetUtcNow()
        {
            if (_left-- > 0)
            {
                act();
            }

            return System.GetUtcNow();
        }
    }

    /// <summary>An hour ahead: every file was left alone for longer than its times can tell.</summary>
    private sealed class LaterTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(1);
    }
}
