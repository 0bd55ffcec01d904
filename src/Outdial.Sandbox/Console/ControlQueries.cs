using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>What each address of the console's desk answers: which lists, and how much of them.
/// <see cref="ConsoleLists"/> writes them.</summary>
internal sealed class ConsoleViews(World world)
{
    // What fits on a page, and what a program gets unless it asks for more.
    private const int Shown = 100;
    private const int Most = 10_000;

    private readonly ConsoleLists _lists = new(world);

    /// <summary>All that the page shows, of one moment; of requests those after a number.</summary>
    public Answer State(ReceivedRequest request) => Show(request, (json, limit, after) =>
    {
        json.WriteStartObject();
        json.WriteString("world", world.Id);
        json.WriteTime("now", world.Clock.Now);
        json.WriteString("contract", ConsoleLists.Word(world.Options.Contract));
        json.WriteNumber("answered", world.Journal.Count);
        json.WriteNumber("rings", world.Phones.Rings);
        json.WritePropertyName("requests");
        _lists.Requests(json, limit, after);
        json.WritePropertyName("calls");
        _lists.Calls(json, limit, newestFirst: true);
        json.WritePropertyName("phones");
        _lists.Phones(json, limit, newestFirst: true);
        json.WritePropertyName("faults");
        _lists.Faults(json);
        json.WritePropertyName("limits");
        _lists.Limits(json);
        json.WriteEndObject();
    });

    public Answer Requests(ReceivedRequest request) => Show(request, (json, limit, after) =>
    {
        json.WriteStartObject();
        json.WriteNumber("answered", world.Journal.Count);
        json.WritePropertyName("requests");
        _lists.Requests(json, limit, after);
        json.WriteEndObject();
    });

    public Answer Phones(ReceivedRequest request) => Show(request, (json, limit, _) =>
    {
        json.WriteStartObject();
        json.WriteNumber("rings", world.Phones.Rings);
        json.WritePropertyName("phones");
        _lists.Phones(json, limit, newestFirst: false);
        json.WriteEndObject();
    });

    public Answer Phone(string number) => new Resource(200, json => ConsoleJson.Write(json, world.Phones[number]));

    public Answer Calls(ReceivedRequest request) => Show(request, (json, limit, _) =>
    {
        json.WriteStartObject();
        json.WritePropertyName("calls");
        _lists.Calls(json, limit, newestFirst: false);
        json.WriteEndObject();
    });

    public Answer Faults() => new Resource(200, json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("faults");
        _lists.Faults(json);
        json.WriteEndObject();
    });

    public Answer Limits() => new Resource(200, _lists.Limits);

    public Answer Clock() => new Resource(200, json =>
    {
        json.WriteStartObject();
        json.WriteTime("now", world.Clock.Now);
        json.WriteString("ahead", DurationText.Write(world.Clock.Ahead));
        json.WriteEndObject();
    });

    /// <summary>Who may place a call, without any secret.</summary>
    public Answer Organisation() => new Resource(200, _lists.Organisation);

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
        PlainText.Signed(text) is { } number && number >= least && number <= most ? number : null;
}
