using System.Collections.Immutable;
using System.Globalization;

namespace Outdial.Sandbox;

/// <summary>The platform's refusals, with what the published messages leave open filled in.</summary>
/// <remarks>
/// That messageWithParams names values in braces is known from recorded bodies of other operations; the names used here
/// are the sandbox's own.
/// </remarks>
internal static class PlatformErrors
{
    public const string InvalidQueryCode = "invalid.query.param.value";

    /// <summary>A published error of which nothing is to be filled in.</summary>
    public static PlatformRefusal Plain(string code, string explanation)
    {
        var error = PublishedErrors.OfCode(code);
        return new PlatformRefusal(error.Status, error.Code, error.Message) { Explanation = explanation };
    }

    public static PlatformRefusal NotAUser(string explanation) => Plain("not.a.user", explanation);

    public static PlatformRefusal NoStation(string explanation) =>
        Plain("conversation.error.no.user.station", explanation);

    public static PlatformRefusal NoDestination(string explanation) =>
        Plain("missing.create.conversation.destination.parameter", explanation);

    public static PlatformRefusal TooManyDestinations(string explanation) =>
        Plain("too.many.create.conversation.parameters", explanation);

    public static PlatformRefusal ResourceNotFound(string explanation) => Plain("resource.not.found", explanation);

    public static PlatformRefusal BadRequest(string explanation) => Plain("bad.request", explanation);

    /// <summary>
    /// A code that is published for a neighbour operation; the message is in the sandbox's own text.
    /// </summary>
    public static PlatformRefusal Other(int status, string code, string explanation) =>
        new(status, code, explanation) { Explanation = explanation };

    /// <summary>Published as a generic code; the message is in the sandbox's own text.</summary>
    public static PlatformRefusal InvalidQuery(string explanation) =>
        Other(400, InvalidQueryCode, explanation);

    public static PlatformRefusal InvalidValue(string value, string fieldType, string allowed, string explanation) =>
        Filled("invalid.value", explanation,
            ("value", value), ("fieldType", fieldType), ("allowableValues", allowed));

    public static PlatformRefusal EntityTooLarge(int maximum, string explanation) => Filled(
        "request.entity.too.large", explanation, ("maximumBytes", maximum.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Body and shape of the list as in the official announcement of 403 bodies.</summary>
    public static PlatformRefusal MissingAnyPermission(ImmutableArray<string> permissions, string explanation) =>
        Filled("missing.any.permissions", explanation, ("permissions", $"[{string.Join(", ", permissions)}]"));

    public static PlatformRefusal MissingPermissions(ImmutableArray<string> permissions, string explanation) =>
        Filled("missing.permissions", explanation, ("permissions", $"[{string.Join(", ", permissions)}]"));

    public static PlatformRefusal MissingScope(string scope, string explanation) =>
        Filled("app.not.authorized.for.scope", explanation, ("scope", scope));

    public static PlatformRefusal TooManyRequests(RateState rate, bool sendsRetryAfter, string explanation)
    {
        var seconds = rate.Reset.ToString(CultureInfo.InvariantCulture);
        return sendsRetryAfter
            ? Filled("too.many.requests.retry.after", explanation, ("seconds", seconds)) with
            {
                Headers = [new("Retry-After", seconds)],
            }
            : Filled("too.many.requests", explanation,
                ("maximum", rate.Allowed.ToString(CultureInfo.InvariantCulture)), ("seconds", "60"));
    }

    /// <summary>Any published error, with something in the places that the service fills in.</summary>
    public static PlatformRefusal Any(PublishedError error, string explanation)
    {
        var places = error.Message.Split("%s").Length - 1;
        (string, string)[] filled = error.Code switch
        {
            "too.many.requests.retry.after" => [("seconds", "1")],
            "too.many.requests" => [("maximum", "300"), ("seconds", "60")],
            "request.entity.too.large" => [("maximumBytes", "512000")],
            _ => [.. Enumerable.Range(1, places).Select(place => ($"value{place}", "sandbox"))],
        };
        var refusal = places == 0
            ? new PlatformRefusal(error.Status, error.Code, error.Message) { Explanation = explanation }
            : Filled(error.Code, explanation, filled);
        return error.Code is "too.many.requests.retry.after"
            ? refusal with { Headers = [new("Retry-After", "1")] }
            : refusal;
    }

    private static PlatformRefusal Filled(
        string code, string explanation, params (string Name, string Value)[] values)
    {
        var error = PublishedErrors.OfCode(code);
        var (message, template) = (error.Message, error.Message);
        foreach (var (name, value) in values)
        {
            template = FillFirst(template, $"{{{name}}}");
            message = FillFirst(message, value);
        }
        return new PlatformRefusal(error.Status, error.Code, message)
        {
            MessageWithParams = template,
            MessageParams = [.. values.Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value))],
            Explanation = explanation,
        };
    }

    private static string FillFirst(string text, string value)
    {
        var place = text.IndexOf("%s", StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, place), value, text.AsSpan(place + 2));
    }
}
