using System.Text.Json;
using NodaTime;
using Outdial.Lists;
using Outdial.Sandbox;

namespace Outdial.Crash;

/// <summary>Judges a week by what the sandbox wrote down, with arithmetic of its own.</summary>
internal static class WeekJudge
{
    private sealed record Dial(DateTimeOffset At, string Caller, string Number, string Conversation);

    internal static WeekResult Of(ListHouse house, int rows, int minutes, List<ListEvent> events)
    {
        var dials = house.Posts.Where(post => post.Status is 200 or 202).Select(Read).OrderBy(dial => dial.At).ToList();
        var ends = house.Sandbox.Calls.ToDictionary(call => call.Id, call => call.Ended);
        var counts = events[^1] is ListEvent.Done done ? done.Counts : null;
        return new WeekResult(
            rows,
            dials.Count,
            dials.Count(dial => !IsWithin(dial, minutes)),
            dials.GroupBy(dial => dial.Caller).Sum(calls => Overlaps([.. calls], ends)),
            WorstMinute([.. house.Requests.Order()]),
            dials.GroupBy(dial => dial.Number).Sum(calls => calls.Zip(calls.Skip(1))
                .Count(pair => pair.Second.At - pair.First.At < WeekRun.MinGap)),
            dials.GroupBy(dial => dial.Number).Sum(calls => calls.Zip(calls.Skip(WeekRun.MaxPerDay))
                .Count(pair => pair.Second.At - pair.First.At < TimeSpan.FromHours(24))),
            counts is null ? rows : counts.Where(count => count.Key != ListRowState.Ended).Sum(count => count.Value),
            Changes(dials),
            dials[^1].At - dials[0].At);
    }

    // How many of the two changes of clocks there are calls before and after, in the zone that has them.
    private static int Changes(List<Dial> dials) => new[]
    {
        ("Europe/Berlin", new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero)),
        ("Australia/Sydney", new DateTimeOffset(2026, 4, 4, 16, 0, 0, TimeSpan.Zero)),
    }.Count(change => dials.Where(dial => WeekRun.ZoneOf(dial.Number) == change.Item1).ToLookup(
        dial => dial.At < change.Item2).Count == 2);

    private static Dial Read(JournalEntry post)
    {
        using var body = JsonDocument.Parse(post.RequestBody);
        using var answer = JsonDocument.Parse(post.ResponseBody);
        return new Dial(
            post.When,
            post.Path[(post.Path.LastIndexOf('/') + 1)..],
            body.RootElement.GetProperty("phoneNumber").GetString()!,
            answer.RootElement.GetProperty("id").GetString()!);
    }

    // The first minutes of two hours of the day: written out, to agree with no code of the product.
    private static bool IsWithin(Dial dial, int minutes)
    {
        var local = Instant.FromDateTimeOffset(dial.At)
            .InZone(DateTimeZoneProviders.Tzdb[WeekRun.ZoneOf(dial.Number)]).LocalDateTime;
        return local.Hour is 10 or 16 && local.Minute < minutes;
    }

    private static int Overlaps(List<Dial> calls, Dictionary<string, DateTimeOffset?> ends) => calls.Zip(calls.Skip(1))
        .Count(pair => ends[pair.First.Conversation] is not { } ended || ended > pair.Second.At);

    private static int WorstMinute(List<DateTimeOffset> moments)
    {
        var (worst, from) = (0, 0);
        for (var to = 0; to < moments.Count; to++)
        {
            while (moments[to] - moments[from] >= TimeSpan.FromMinutes(1))
            {
                from++;
            }

            worst = Math.Max(worst, to - from + 1);
        }

        return worst;
    }
}
