using System.Globalization;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>What the console's desk shows: the newest of everything, from the oldest of it to the newest.</summary>
internal sealed class ConsoleViews(World world)
{
    // What fits on a page, and what a program gets unless it asks for more.
    private const int Shown = 100;
    private const int Most = 10_000;
    private const int ShownTokens = 10;

    private readonly CallView _call = new(world.Organisation);

    /// <summary>All that the page shows, of one moment; of requests those after a number.</summary>
    public Answer State(ReceivedRequest request) => Show(request, (json, limit, after) =>
    {
        json.WriteStartObject();
        json.WriteString("world", world.Id);
        json.WriteTime("now", world.Clock.Now);
        json.WriteString("contract", Word(world.Options.Contract));
        json.WriteNumber("answered", world.Journal.Count);
        json.WriteNumber("rings", world.Phones.Rings);
        json.WritePropertyName("requests");
        WriteRequests(json, limit, after);
        json.WritePropertyName("calls");
        WriteCalls(json, limit, newestFirst: true);
        json.WritePropertyName("phones");
        WritePhones(json, limit, newestFirst: true);
        json.WritePropertyName("faults");
        WriteFaults(json);
        json.WritePropertyName("limits");
        WriteLimits(json);
        json.WriteEndObject();
    });

    public Answer Requests(ReceivedRequest request) => Show(request, (json, limit, after) =>
    {
        json.WriteStartObject();
        json.WriteNumber("answered", world.Journal.Count);
        json.WritePropertyName("requests");
        WriteRequests(json, limit, after);
        json.WriteEndObject();
    });

    public Answer Phones(ReceivedRequest request) => Show(request, (json, limit, _) =>
    {
        json.WriteStartObject();
        json.WriteNumber("rings", world.Phones.Rings);
        json.WritePropertyName("phones");
        WritePhones(json, limit, newestFirst: false);
        json.WriteEndObject();
    });

    public Answer Phone(string number) => new Resource(200, json => ConsoleJson.Write(json, world.Phones[number]));

    public Answer Calls(ReceivedRequest request) => Show(request, (json, limit, _) =>
    {
        json.WriteStartObject();
        json.WritePropertyName("calls");
        WriteCalls(json, limit, newestFirst: false);
        json.WriteEndObject();
    });

    public Answer Faults() => new Resource(200, json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("faults");
        WriteFaults(json);
        json.WriteEndObject();
    });

    public Answer Limits() => new Resource(200, WriteLimits);

    public Answer Clock() => new Resource(200, json =>
    {
        json.WriteStartObject();
        json.WriteTime("now", world.Clock.Now);
        json.WriteString("ahead", DurationText.Write(world.Clock.Ahead));
        json.WriteEndObject();
    });

    /// <summary>Who may place a call, without any secret.</summary>
    public Answer Organisation() => new Resource(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("contract", Word(world.Options.Contract));
        json.WriteStartArray("users");
        foreach (var user in world.Organisation.Users)
        {
            json.WriteStartObject();
            json.WriteString("id", user.Id);
            json.WriteString("name", user.Name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("clients");
        foreach (var client in world.Organisation.Clients)
        {
            json.WriteStartObject();
            json.WriteString("id", client.Id);
            json.WriteString("name", client.Name);
            json.WriteBoolean("hasSecret", client.Secret is not null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static Answer Show(ReceivedRequest request, Action<Utf8JsonWriter, int, long> body)
    {
        var (limitText, afterText) = (request.Query("limit"), request.Query("after"));
        if (Number(limitText, 1, Most) is not { } limit)
            limit = limitText.Length == 0 ? Shown : 0;
        var after = Number(afterText, -1, long.MaxValue);
        if (limit == 0 || (after is null && afterText.Length > 0))
            return new ConsoleRefusal(400, $"'limit' is a number from 1 to {Most}, 'after' the number of a request.");
        return new Resource(200, json => body(json, (int)limit, after ?? -1));
    }

    private static long? Number(string text, long least, long most) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : null;

    private void WriteRequests(Utf8JsonWriter json, int limit, long after) => WriteAll(
        json, world.Journal.Newest(limit).Where(entry => entry.Number > after), ConsoleJson.Write);

    private void WriteCalls(Utf8JsonWriter json, int limit, bool newestFirst)
    {
        var calls = world.Calls.Newest(limit);
        WriteAll(json, newestFirst ? calls.Reverse() : calls, _call.Write);
    }

    private void WritePhones(Utf8JsonWriter json, int limit, bool newestFirst)
    {
        var phones = world.Phones.Newest(limit);
        WriteAll(json, newestFirst ? phones.Reverse() : phones, ConsoleJson.Write);
    }

    private void WriteFaults(Utf8JsonWriter json) => WriteAll(
        json, world.Faults.Snapshot(), (writer, one) => ConsoleJson.Write(writer, one.Fault, one.Struck));

    private void WriteLimits(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (world.Options.Limits.RequestsPerMinute is { } allowed)
            json.WriteNumber("requestsPerMinute", allowed);
        else
            json.WriteNull("requestsPerMinute");
        json.WritePropertyName("tokens");
        WriteAll(json, Busiest(), (writer, one) => ConsoleJson.Write(writer, one.Token, one.Rate));
        json.WriteEndObject();
    }

    private IEnumerable<(AccessToken Token, RateState Rate)> Busiest()
    {
        if (world.Options.Limits.RequestsPerMinute is not { } allowed)
            return [];
        var now = world.Clock.Now;
        return world.Tokens.All()
            .Select(token => (Token: token.Value, Rate: token.Value.Window.Look(now, allowed)))
            .Where(one => one.Rate.Count > 0)
            .OrderByDescending(one => one.Rate.Count)
            .Take(ShownTokens);
    }

    private static void WriteAll<T>(Utf8JsonWriter json, IEnumerable<T> all, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var one in all)
            write(json, one);
        json.WriteEndArray();
    }

    private static string Word(SandboxContract contract) => contract switch
    {
        SandboxContract.Guide => "guide",
        SandboxContract.Platform => "platform",
        _ => "both",
    };
}
