using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>What each address of the console's desk answers: which lists, and how much of them.
/// <see cref="ConsoleLists"/> writes them.</summary>
internal sealed class ControlQueries(SandboxState state)
{
    // What fits on a page, and what a program gets unless it asks for more.
    private const int Shown = 100;
    private const int Most = 10_000;

    private readonly ConsoleLists _lists = new(state);

    /// <summary>All that the page shows, of one moment; of requests those after a number.</summary>
    public ApiResponse State(ReceivedRequest request) => Show(request, (json, limit, after) =>
    {
        json.WriteStartObject();
        json.WriteString("world", state.Id);
        json.WriteTime("now", state.Clock.Now);
        json.WriteString("contract", ConsoleLists.Word(state.Options.Contract));
        json.WriteNumber("answered", state.Journal.Count);
        json.WriteNumber("rings", state.Phones.Rings);
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

    public ApiResponse Requests(ReceivedRequest request) => Show(request, (json, limit, after) =>
    {
        json.WriteStartObject();
        json.WriteNumber("answered", state.Journal.Count);
        json.WritePropertyName("requests");
        _lists.Requests(json, limit, after);
        json.WriteEndObject();
    });

    public ApiResponse Phones(ReceivedRequest request) => Show(request, (json, limit, _) =>
    {
        json.WriteStartObject();
        json.WriteNumber("rings", state.Phones.Rings);
        json.WritePropertyName("phones");
        _lists.Phones(json, limit, newestFirst: false);
        json.WriteEndObject();
    });

    public ApiResponse Phone(string number) => new Resource(200, json => ConsoleJson.Write(json, state.Phones[number]));

    public ApiResponse Calls(ReceivedRequest request) => Show(request, (json, limit, _) =>
    {
        json.WriteStartObject();
        json.WritePropertyName("calls");
        _lists.Calls(json, limit, newestFirst: false);
        json.WriteEndObject();
    });

    public ApiResponse Faults() => new Resource(200, json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("faults");
        _lists.Faults(json);
        json.WriteEndObject();
    });

    public ApiResponse Limits() => new Resource(200, _lists.Limits);

    public ApiResponse Clock() => new Resource(200, json =>
    {
        json.WriteStartObject();
        json.WriteTime("now", state.Clock.Now);
        json.WriteString("ahead", DurationText.Write(state.Clock.Offset));
        json.WriteEndObject();
    });

    /// <summary>Who may place a call, without any secret.</summary>
    public ApiResponse Organisation() => new Resource(200, _lists.Organisation);

    private static ApiResponse Show(ReceivedRequest request, Action<Utf8JsonWriter, int, long> body)
    {
        var (limitText, afterText) = (request.Query("limit"), request.Query("after"));
        if (Number(limitText, 1, Most) is not { } limit)
            limit = limitText.Length == 0 ? Shown : 0;
        var after = Number(afterText, -1, long.MaxValue);
        if (limit == 0 || (after is null && afterText.Length > 0))
            return new ControlRefusal(400, $"'limit' is a number from 1 to {Most}, 'after' the number of a request.");
        return new Resource(200, json => body(json, (int)limit, after ?? -1));
    }

    private static long? Number(string text, long least, long most) =>
        PlainText.Signed(text) is { } number && number >= least && number <= most ? number : null;
}
