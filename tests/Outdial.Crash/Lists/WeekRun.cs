using System.Globalization;
using Outdial.Lists;
using Outdial.Sandbox;

namespace Outdial.Crash;

/// <summary>Places a list over a week in virtual time: five zones, clocks that are set during it, twelve callers. What
/// came of it is read in the sandbox's journal alone.</summary>
internal static class WeekRun
{
    private const int Callers = 12;

    // The party of each row is in one of these; a row's number tells which.
    internal static readonly string[] Zones =
        ["America/New_York", "America/Los_Angeles", "Europe/Berlin", "Asia/Tokyo", "Australia/Sydney"];

    internal const string Hours = "Mo-Fr 09:00-20:00; Sa 10:00-16:00";
    internal const int MaxPerDay = 2;
    internal static readonly TimeSpan MinGap = TimeSpan.FromHours(4);

    /// <summary>A week in which clocks are set forward in the United States (8 March 2026).</summary>
    internal static readonly DateTimeOffset Spring = new(2026, 3, 5, 6, 0, 0, TimeSpan.Zero);

    /// <summary>A week in which clocks are set back in Europe (25 October 2026).</summary>
    internal static readonly DateTimeOffset Autumn = new(2026, 10, 22, 6, 0, 0, TimeSpan.Zero);

    internal static async Task<WeekResult> RunAsync(int rows, DateTimeOffset start)
    {
        var users = Enumerable.Range(0x101, Callers).Select(SandboxUserId).ToList();
        await using var house = await ListHouse.OpenAsync(start, sandbox: all => all with
        {
            Organisation = all.Organisation with
            {
                Users = [.. all.Organisation.Users, .. users.Select(user => new SandboxUser { Id = $"{user:D}" })],
            },
            Pace = new CallPace { Talk = TimeSpan.FromSeconds(60) },
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
                Gates = new CallGates { Hours = Hours, MinGap = MinGap, MaxPerDay = MaxPerDay },
            },
            Enumerable.Range(0, rows).Select(Row));

        var events = await house.RunAsync("week", new CallListRunOptions { PollInterval = TimeSpan.FromMinutes(2) });
        return WeekJudge.Of(house, rows, events);
    }

    // Three rows in a hundred call a number that another row calls too: gap and cap hold them apart.
    internal static CallListRow Row(int index) => new()
    {
        Position = index + 1,
        Key = index.ToString(CultureInfo.InvariantCulture),
        Call = OutboundCall.To(Number(index)),
        TimeZone = ZoneOf(Number(index)),
    };

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
