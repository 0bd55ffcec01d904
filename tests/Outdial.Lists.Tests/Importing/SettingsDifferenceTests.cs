using Outdial.Crash;

namespace Outdial.Lists.Tests;

/// <summary>A later import takes no gate away from the rows that are there.</summary>
public sealed class SettingsDifferenceTests : IClassFixture<SettingsDifferenceTests.NeverFile>
{
    private static readonly FileInfo Never = NewFile();

    private static readonly CallListOptions First = new()
    {
        Name = "spring",
        Users = [Guid.Parse("00000000-0000-4000-8000-000000000101")],
        Retries = [new CallListRetry("busy", 1, TimeSpan.FromHours(1))],
        StopAfterFailures = 0.2,
        Gates = new CallGates
        {
            Hours = "Mo-Su 09:00-20:00",
            TimeZone = "Europe/Berlin",
            SuppressionFiles = [Never.FullName],
            MinGap = TimeSpan.FromHours(4),
            MaxPerDay = 3,
            NotAfter = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
        },
    };

    public static TheoryData<string, CallListOptions> Others => new()
    {
        { "calling hours", First with { Gates = First.Gates with { Hours = null } } },
        { "time zone", First with { Gates = First.Gates with { TimeZone = "Europe/Paris" } } },
        { "suppression files", First with { Gates = First.Gates with { SuppressionFiles = [] } } },
        { "least gap", First with { Gates = First.Gates with { MinGap = null } } },
        { "most calls a day", First with { Gates = First.Gates with { MaxPerDay = 4 } } },
        { "last moment", First with { Gates = First.Gates with { NotAfter = null } } },
        { "calling users", First with { Users = [] } },
        { "calls at once", First with { AtOnce = 2 } },
        { "retries", First with { Retries = [] } },
        { "share of failures", First with { StopAfterFailures = null } },
        { "longest call", First with { MaxCall = TimeSpan.FromHours(1) } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task A_later_import_with_other_settings_is_refused(string name, CallListOptions other)
    {
        await using var house = await ListHouse.OpenAsync();
        Assert.True((await house.ImportAsync(First, Row(1))).IsImported);

        var refused = await house.ImportAsync(other, Row(1), Row(2));

        Assert.False(refused.IsImported);
        Assert.Equal(CallListRules.ListUnusable, refused.Diagnostics.Single().Rule);
        Assert.Contains(name, refused.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Equal(First.Gates, (await house.Ledger.FindListAsync("spring"))!.Gates);
        Assert.Single(await house.RowsAsync());
    }

    // A gate or a setting that is added is compared too.
    [Fact]
    public void Every_setting_is_in_the_table() => Assert.Equal(
        typeof(CallGates).GetProperties().Count(property => property.CanWrite) +
            typeof(StoredSettings).GetProperties().Count(property => property.CanWrite),
        Others.Count);

    [Fact]
    public async Task A_list_may_be_given_its_own_file_again()
    {
        await using var house = await ListHouse.OpenAsync();
        var own = First with { SourceDigest = "d1" };
        await house.ImportAsync(own, Row(1));
        var other = own with { Name = "summer" };
        var refused = await house.ImportAsync(other, Row(1));
        Assert.Equal(CallListRules.ImportedBefore, refused.Diagnostics.Single().Rule);
        Assert.True((await house.ImportAsync(other with { Again = true }, Row(1))).IsImported);
        Assert.Equal(1, (await house.ImportAsync(own, Row(1))).Same);
    }

    [Fact]
    public async Task A_later_import_with_the_same_settings_adds_rows()
    {
        await using var house = await ListHouse.OpenAsync();
        await house.ImportAsync(First, Row(1));
        var import = await house.ImportAsync(First, Row(1), Row(2));
        Assert.Equal((true, 1L, 1L), (import.IsImported, import.Added, import.Same));
        Assert.Equal(First.Gates, (await house.Ledger.FindListAsync("spring"))!.Gates);
    }

    private static FileInfo NewFile()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "+12025550199\n");
        return new FileInfo(path);
    }

    /// <summary>Removes the suppression file after the last of these tests.</summary>
    public sealed class NeverFile : IDisposable
    {
        public void Dispose() => Never.Delete();
    }

    private static CallListRow Row(int position) => new()
    {
        Position = position,
        Call = OutboundCall.To($"+1202555010{position}"),
    };
}
