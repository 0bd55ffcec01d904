using System.Globalization;
using Outdial.Lists;
using Outdial.Sandbox;

namespace Outdial.Crash;

/// <summary>Places a list over more than a week in virtual time: five zones, and clocks that are set forward and back
/// during it. What came of it is read in the sandbox's journal alone.</summary>
internal static class WeekRun
{
    // The party of each row is in one of these; a row's number tells which.
    internal static readonly string[] Zones =
        ["America/New_York", "America/Los_Angeles", "Europe/Berlin", "Asia/Tokyo", "Australia/Sydney"];

    internal const int MaxPerDay = 2;
    internal static readonly TimeSpan MinGap = TimeSpan.FromHours(4);

    /// <summary>Two days before clocks are set forward in Berlin, and nine before they are set back in
    /// Sydney.</summary>
    internal static readonly DateTimeOffset Start = new(2026, 3, 27, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The whole: ten thousand rows and twelve callers.</summary>
    internal static Task<WeekResult> RunAsync(int rows) => RunAsync(rows, callers: 12, minutes: 5);

    /// <summary>Places the list.</summary>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="callers">How many people call.</param>
    /// <param name="minutes">How long each of the two windows of a day is: so short that the list lasts over both
    /// changes of the clocks.</param>
    internal static async Task<WeekResult> RunAsync(int rows, int callers, int minutes)
    {
        var users = Enumerable.Range(0x101, callers).Select(SandboxUserId).ToList();
        await using var house = await ListHouse.OpenAsync(Start, sandbox: all => all with
        {
            Organisation = all.Organisation with
            {
                Users = [.. all.Organisation.Users, .. users.Select(user => new SandboxUser { Id = $"{user:D}" })],
            },
            PhoneLimit = 200_000,
            CallLimit = 200_000,
        }, options: (settings, service) =>
        {
            // A client renews its token; a person's is good for two days.
            settings.AccessToken = null;
            settings.ClientId = service.ClientId;
            settings.ClientSecret = service.ClientSecret;
        });
        await house.ImportAsync(
            new CallListOptions
            {
                Name = "week",
                Users = [.. users],
                Gates = new CallGates { Hours = Hours(minutes), MinGap = MinGap, MaxPerDay = MaxPerDay },
            },
            Enumerable.Range(0, rows).Select(Row));

        var events = await house.RunAsync("week", new CallListRunOptions { PollInterval = TimeSpan.FromHours(1) });
        return WeekJudge.Of(house, rows, minutes, events);
    }

    // Three rows in a hundred call a number that another row calls too: gap and cap hold them apart.
    internal static CallListRow Row(int index) => new()
    {
        Position = index + 1,
        Key = index.ToString(CultureInfo.InvariantCulture),
        Call = OutboundCall.To(Number(index)),
        TimeZone = ZoneOf(Number(index)),
    };

    private static string Hours(int minutes) => string.Create(
        CultureInfo.InvariantCulture, $"Mo-Su 10:00-10:{minutes:00},16:00-16:{minutes:00}");

    internal static string Number(int index)
    {
        var own = index % 100 is 31 or 62 or 93 ? index - (index % 100) : index;
        return string.Create(CultureInfo.InvariantCulture, $"+1202{5550000 + own:0000000}");
    }

    internal static string ZoneOf(string number) =>
        Zones[int.Parse(number.AsSpan(5), CultureInfo.InvariantCulture) % Zones.Length];

    private static Guid SandboxUserId(int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:x12}"));
}
