using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Writes what the console shows: requests, phones, faults, limits.</summary>
internal static class ConsoleJson
{
    public static void Write(Utf8JsonWriter json, JournalEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("number", entry.Number);
        json.WriteTime("when", entry.When);
        json.WriteString("method", entry.Method);
        json.WriteString("path", entry.Path);
        json.WriteString("query", entry.Query);
        json.WriteNumber("status", entry.Status);
        json.WriteString("authorization", Word(entry.Authorization));
        json.WriteString("requestBody", entry.RequestBody);
        json.WriteString("responseBody", entry.ResponseBody);
        json.WriteString("correlationId", entry.CorrelationId);
        json.WriteOptional("explanation", entry.Explanation);
        json.WriteOptional("fault", entry.Fault);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Phone phone)
    {
        json.WriteStartObject();
        json.WriteString("number", phone.Number);
        json.WriteNumber("rings", phone.Rings);
        json.WriteNumber("dialled", phone.Dialled);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, SandboxFault fault, int struck)
    {
        json.WriteStartObject();
        json.WriteString("fault", fault.ToString());
        json.WriteNumber("struck", struck);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, AccessToken token, RateState rate)
    {
        json.WriteStartObject();
        json.WriteString("bearer", token.User?.Name ?? token.Client.Name);
        json.WriteNumber("count", rate.Count);
        json.WriteNumber("allowed", rate.Allowed);
        json.WriteNumber("reset", rate.Reset);
        json.WriteEndObject();
    }

    private static string Word(AuthorizationKind kind) => kind switch
    {
        AuthorizationKind.None => "no authorization",
        AuthorizationKind.Basic => "client id and secret",
        AuthorizationKind.ClientToken => "a client's token",
        AuthorizationKind.UserToken => "a user's token",
        _ => "an authorization that is not known",
    };
}
