using System.Text.Json;
using NodaTime;
using Outdial.Lists;
using Outdial.Sandbox;

namespace Outdial.Crash;

/// <summary>Judges a week by what the sandbox wrote down, with arithmetic of its own.</summary>
internal static class WeekJudge
{
    private sealed record Dial(DateTimeOffset At, string Caller, string Number, string Conversation);

    internal static WeekResult Of(ListHouse house, int rows, List<ListEvent> events)
    {
        var requests = house.Sandbox.Requests;
        var dials = house.Posts.Where(post => post.Status is 200 or 202).Select(Read).OrderBy(dial => dial.At).ToList();
        var ends = house.Sandbox.Calls.ToDictionary(call => call.Id, call => call.Ended);
        if (events[^1] is not ListEvent.Done)
        {
            Console.Error.WriteLine(events[^1]);
        }

        var counts = events[^1] is ListEvent.Done done ? done.Counts : null;
        return new WeekResult(
            rows,
            dials.Count,
            dials.Count(dial => !IsWithin(dial)),
            dials.GroupBy(dial => dial.Caller).Sum(calls => Overlaps([.. calls], ends)),
            WorstMinute([.. requests.Select(request => request.When).Order()]),
            dials.GroupBy(dial => dial.Number).Sum(calls => calls.Zip(calls.Skip(1))
                .Count(pair => pair.Second.At - pair.First.At < WeekRun.MinGap)),
            dials.GroupBy(dial => dial.Number).Sum(calls => calls.Zip(calls.Skip(WeekRun.MaxPerDay))
                .Count(pair => pair.Second.At - pair.First.At < TimeSpan.FromHours(24))),
            counts is null ? rows : counts.Where(count => count.Key != ListRowState.Ended).Sum(count => count.Value),
            dials[^1].At - dials[0].At);
    }

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

    // Monday to Friday 09:00 to 20:00, Saturday 10:00 to 16:00: written out, to agree with no code of the product.
    private static bool IsWithin(Dial dial)
    {
        var local = Instant.FromDateTimeOffset(dial.At)
            .InZone(DateTimeZoneProviders.Tzdb[WeekRun.ZoneOf(dial.Number)]).LocalDateTime;
        return local.DayOfWeek switch
        {
            IsoDayOfWeek.Sunday => false,
            IsoDayOfWeek.Saturday => local.Hour is >= 10 and < 16,
            _ => local.Hour is >= 9 and < 20,
        };
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
