namespace Outdial.Sandbox.Tests;

public sealed class FaultTextTests
{
    /// <summary>Pieces of fault texts, whole and broken, which chance puts together.</summary>
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.OneOf(
            "delay=", "skew=", "drip=", "reset=", "lose=", "status=", "truncate", "not-json", "unread", "reading",
            "read", "hang", "504", "503", "200ms", "1.5s", "2m", "1h", "25h", "-1s", "1e3ms", "NaN", "NaNms",
            "Infinity", "∞s", ",", ",", ",", ",jitter=", ",for=", ",method=", ",path=", ",body=", ",skip=", ",count=",
            ",probability=", "=", " ", "0", "1", "0.5", "1e-5", "٣", "99999999999", "GET", "*", "/oauth/token", "\n",
            "\0"),
        Gen.String[0, 4]);

    private static readonly Gen<string> AnyText = Piece.Array[0, 8].Select(string.Concat);

    [Fact]
    public void Is_read_back_as_the_fault_that_was_written() => AnyFault.OfAnyKind.Sample(fault =>
    {
        Assert.Equal(fault, SandboxFault.Parse(fault.ToString()));
        Assert.Equal(fault, SandboxFault.Parse($"  {fault.ToString().Replace(",", " , ", StringComparison.Ordinal)} "));
    });

    [Fact]
    public void Is_read_alike_by_Parse_TryParse_and_Diagnose() => AnyText.Sample(text =>
    {
        var wrong = SandboxFault.Diagnose(text);
        var isRead = SandboxFault.TryParse(text, null, out var fault);
        var isReadAsSpan = SandboxFault.TryParse(text.AsSpan(), null, out var same);

        Assert.Equal((wrong is null, wrong is null), (isRead, isReadAsSpan));
        Assert.Equal(fault, same);
        if (fault is null)
        {
            Assert.Equal(wrong, Assert.Throws<FormatException>(() => SandboxFault.Parse(text)).Message);
            Assert.Equal(wrong, Assert.Throws<FormatException>(() => SandboxFault.Parse(text.AsSpan())).Message);
            Assert.EndsWith(".", wrong, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(fault, SandboxFault.Parse(text));
            Assert.Equal(fault, SandboxFault.Parse(fault.ToString()));
        }
    }, iter: 5_000);

    [Theory]
    [InlineData("delay=200ms", FaultKind.Delay, 200)]
    [InlineData("skew=1h", FaultKind.Skew, 3_600_000)]
    [InlineData("reset=unread", FaultKind.ResetUnread, 0)]
    [InlineData("reset=reading", FaultKind.ResetReading, 0)]
    [InlineData("reset=read", FaultKind.ResetRead, 0)]
    [InlineData("lose=reset", FaultKind.LoseByReset, 0)]
    [InlineData("lose=hang", FaultKind.LoseByHanging, 0)]
    [InlineData("lose=hang,for=30s", FaultKind.LoseByHanging, 30_000)]
    [InlineData("lose=504", FaultKind.LoseByTimeout, 0)]
    [InlineData("truncate", FaultKind.Truncate, 0)]
    [InlineData("not-json", FaultKind.NotJson, 0)]
    [InlineData("drip=1.5s", FaultKind.Drip, 1_500)]
    [InlineData("delay=2m", FaultKind.Delay, 120_000)]
    [InlineData("delay=24h", FaultKind.Delay, 86_400_000)]
    public void Names_a_kind_and_its_time(string text, FaultKind kind, double milliseconds) => Assert.Equal(
        new SandboxFault { Kind = kind, Duration = TimeSpan.FromMilliseconds(milliseconds) }, SandboxFault.Parse(text));

    [Fact]
    public void Names_what_it_hits_and_how_often() => Assert.Equal(
        new SandboxFault
        {
            Kind = FaultKind.Status,
            Status = 502,
            Method = "POST",
            Path = "/api/*",
            Body = "\"a\"=1",
            Skip = 1,
            Count = 2,
            Probability = 0.25,
        },
        SandboxFault.Parse("status=502,method=POST,path=/api/*,body=\"a\"=1,skip=1,count=2,probability=0.25"));

    [Theory]
    [InlineData("", "A fault begins with one of: delay=TIME, skew=TIME, ")]
    [InlineData("explode", "A fault begins with one of: ")]
    [InlineData("count=1", "A fault begins with one of: ")]
    [InlineData("Lose=504", "A fault begins with one of: ")]
    [InlineData("lose", "A fault begins with one of: ")]
    [InlineData("lose=503", "A fault begins with one of: ")]
    [InlineData("truncate=yes", "A fault begins with one of: ")]
    [InlineData("delay", "'delay' needs a time, such as delay=200ms (ms, s, m or h).")]
    [InlineData("delay=200", "'delay' needs a time, such as delay=200ms ")]
    [InlineData("delay=-1s", "'delay' needs a time, ")]
    [InlineData("delay=24.1h", "'delay' needs a time, ")]
    [InlineData("drip=NaNs", "'drip' needs a time, ")]
    [InlineData("skew=1d", "'skew' needs a time, ")]
    [InlineData("status", "The status is a number from 400 to 599.")]
    [InlineData("status=200", "The status is a number from 400 to 599.")]
    [InlineData("status=600", "The status is a number from 400 to 599.")]
    [InlineData("truncate,", "There is nothing after the last comma, or between two.")]
    [InlineData("truncate,=1", "There is nothing after the last comma, or between two.")]
    [InlineData("truncate,,count=1", "There is nothing after the last comma, or between two.")]
    [InlineData("truncate,count", "'count' needs a value after '='.")]
    [InlineData("truncate,often=3", "'often' is not one of jitter, for, method, path, body, skip, count, probability.")]
    [InlineData("truncate,count=1,count=2", "'count' is there twice.")]
    [InlineData("truncate,count=0", "'count' is at least 1.")]
    [InlineData("truncate,count=-1", "'count=-1' does not fit here: ")]
    [InlineData("truncate,count=99999999999", "'count=99999999999' does not fit here: ")]
    [InlineData("truncate,skip=1.5", "'skip=1.5' does not fit here: ")]
    [InlineData("truncate,probability=0", "'probability' is more than 0 and at most 1.")]
    [InlineData("truncate,probability=1.1", "'probability' is more than 0 and at most 1.")]
    [InlineData("truncate,probability=NaN", "'probability=NaN' does not fit here: ")]
    [InlineData("truncate,probability=10%", "'probability=10%' does not fit here: ")]
    [InlineData("truncate,jitter=1s", "'jitter' goes with 'delay'.")]
    [InlineData("delay=1s,for=1s", "'for=1s' does not fit here: ")]
    [InlineData("lose=hang,for=ever", "'for=ever' does not fit here: ")]
    [InlineData("truncate,method=", "'method', 'path' and 'body' are not empty.")]
    [InlineData("delay=1s,body=a", "'body' does not go with a fault that is injected before the body is read.")]
    [InlineData("reset=unread,body=a", "'body' does not go with a fault that is injected before the body is read.")]
    public void Says_what_is_wrong_with_it(string text, string begin) =>
        Assert.StartsWith(begin, SandboxFault.Diagnose(text), StringComparison.Ordinal);

    public static TheoryData<SandboxFault> Misfits => new(
        new SandboxFault { Kind = (FaultKind)99 },
        new SandboxFault { Kind = FaultKind.Delay, Duration = TimeSpan.FromTicks(-1) },
        new SandboxFault { Kind = FaultKind.Delay, Duration = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1) },
        new SandboxFault { Kind = FaultKind.Delay, Jitter = TimeSpan.FromTicks(-1) },
        new SandboxFault { Kind = FaultKind.Delay, Jitter = TimeSpan.MaxValue },
        new SandboxFault { Kind = FaultKind.Drip, Jitter = TimeSpan.FromSeconds(1) },
        new SandboxFault { Kind = FaultKind.Status, Status = 399 },
        new SandboxFault { Kind = FaultKind.Status, Status = 600 },
        new SandboxFault { Kind = FaultKind.Truncate, Skip = -1 },
        new SandboxFault { Kind = FaultKind.Truncate, Count = 0 },
        new SandboxFault { Kind = FaultKind.Truncate, Probability = 0 },
        new SandboxFault { Kind = FaultKind.Truncate, Probability = double.NaN },
        new SandboxFault { Kind = FaultKind.Truncate, Method = "" },
        new SandboxFault { Kind = FaultKind.Truncate, Path = "" },
        new SandboxFault { Kind = FaultKind.Truncate, Body = "" },
        new SandboxFault { Kind = FaultKind.ResetReading, Body = "a" },
        // What could not be written down and read again.
        new SandboxFault { Kind = FaultKind.Truncate, Body = "a,b" },
        new SandboxFault { Kind = FaultKind.Truncate, Body = " a" },
        new SandboxFault { Kind = FaultKind.Truncate, Path = "/a\n" },
        new SandboxFault { Kind = FaultKind.LoseByReset, Duration = TimeSpan.FromSeconds(1) },
        new SandboxFault { Kind = FaultKind.LoseByTimeout, Status = 502 });

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task Is_refused_where_it_has_no_text(SandboxFault fault)
    {
        await using var sandbox = await GenesysSandbox.StartAsync();

        var refused = Assert.Throws<ArgumentException>(() => sandbox.Faults.Add(fault));

        Assert.Equal("fault", refused.ParamName);
        Assert.Empty(sandbox.Faults);
        await Assert.ThrowsAsync<ArgumentException>(
            () => GenesysSandbox.StartAsync(new SandboxOptions { Faults = [fault] }));
    }

    [Fact]
    public async Task Is_refused_where_it_is_given_when_it_is_none()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();

        var wrong = Assert.Throws<FormatException>(() => sandbox.Faults.Add("explode")).Message;

        Assert.Equal(SandboxFault.Diagnose("explode"), wrong);
        Assert.Empty(sandbox.Faults);
        Assert.Throws<ArgumentNullException>(() => SandboxFault.Parse(null!));
        Assert.False(SandboxFault.TryParse(null, null, out _));
    }
}
