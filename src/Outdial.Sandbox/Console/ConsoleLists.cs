using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Writes the lists that the console's desk shows: the newest of everything, from the oldest of it to the
/// newest.</summary>
internal sealed class ConsoleLists(SandboxState state)
{
    private const int ShownTokens = 10;

    private readonly CallView _call = new(state.Organisation);

    public void Requests(Utf8JsonWriter json, int limit, long after) => WriteAll(
        json, state.Journal.Newest(limit).Where(entry => entry.Number > after), ConsoleJson.Write);

    public void Calls(Utf8JsonWriter json, int limit, bool newestFirst)
    {
        var calls = state.Calls.Newest(limit);
        WriteAll(json, newestFirst ? calls.Reverse() : calls, _call.Write);
    }

    public void Phones(Utf8JsonWriter json, int limit, bool newestFirst)
    {
        var phones = state.Phones.Newest(limit);
        WriteAll(json, newestFirst ? phones.Reverse() : phones, ConsoleJson.Write);
    }

    public void Faults(Utf8JsonWriter json) => WriteAll(
        json, state.Faults.Snapshot(), (writer, one) => ConsoleJson.Write(writer, one.Fault, one.HitCount));

    public void Limits(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (state.Options.Limits.RequestsPerMinute is { } allowed)
            json.WriteNumber("requestsPerMinute", allowed);
        else
            json.WriteNull("requestsPerMinute");
        json.WritePropertyName("tokens");
        WriteAll(json, Busiest(), (writer, one) => ConsoleJson.Write(writer, one.Token, one.Rate));
        json.WriteEndObject();
    }

    public void Organisation(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("contract", Word(state.Options.Contract));
        json.WriteStartArray("users");
        foreach (var user in state.Organisation.Users)
        {
            json.WriteStartObject();
            json.WriteString("id", user.Id);
            json.WriteString("name", user.Name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("clients");
        foreach (var client in state.Organisation.Clients)
        {
            json.WriteStartObject();
            json.WriteString("id", client.Id);
            json.WriteString("name", client.Name);
            json.WriteBoolean("hasSecret", client.Secret is not null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The contract in a word.</summary>
    public static string Word(SandboxContract contract) => contract switch
    {
        SandboxContract.Guide => "guide",
        SandboxContract.Platform => "platform",
        _ => "both",
    };

    private IEnumerable<(AccessToken Token, RateState Rate)> Busiest()
    {
        if (state.Options.Limits.RequestsPerMinute is not { } allowed)
            return [];
        var now = state.Clock.Now;
        return state.Tokens.All()
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
}
