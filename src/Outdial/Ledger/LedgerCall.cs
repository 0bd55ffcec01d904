using System.Collections.Immutable;
using System.Globalization;

namespace Outdial.Extensibility;

/// <summary>A call as a ledger knows it: what makes it this call and no other.</summary>
public sealed record LedgerCall
{
    /// <summary>The contract under which it is placed.</summary>
    public required Contract Contract { get; init; }

    /// <summary>The API's address, so that the same key in another organisation is another call.</summary>
    public required string Service { get; init; }

    /// <summary>The user who calls; null for the token's user.</summary>
    public Guid? CallingUser { get; init; }

    /// <summary>Every field that has a value, in a fixed order.</summary>
    public required ImmutableArray<CallField> Fields { get; init; }

    /// <summary>What is dialled, letter for letter, so that the call can be looked for; personal data.</summary>
    public required ImmutableArray<string> Dialled { get; init; }

    /// <summary>What a ledger needs to know about a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="endpoint">Where it is placed.</param>
    /// <param name="callingUser">The user who calls when the call names none; null if it is the token's.</param>
    public static LedgerCall Of(OutboundCall call, GenesysEndpoint endpoint, Guid? callingUser)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(endpoint);
        return new LedgerCall
        {
            Contract = endpoint.Contract,
            Service = endpoint.Api.AbsoluteUri,
            CallingUser = call.OnBehalfOfUser ?? callingUser,
            Fields = [.. FieldsOf(call)],
            Dialled = [.. call.Destinations.Select(destination => destination.ToString())],
        };
    }

    private static IEnumerable<CallField> FieldsOf(OutboundCall call)
    {
        for (var i = 0; i < call.Destinations.Length; i++)
        {
            var destination = call.Destinations[i];
            yield return new CallField($"destinations[{i}]", destination.ToString(), destination.ToString("M"));
        }

        for (var i = 0; i < call.Skills.Length; i++)
        {
            yield return Open($"skills[{i}]", $"{call.Skills[i].Id:D}:{call.Skills[i].Level}");
        }

        foreach (var (path, id) in Ids(call))
        {
            if (id is { } value)
            {
                yield return Open(path, value.ToString("D"));
            }
        }

        if (call.CallerId is { } callerId)
        {
            yield return new CallField("callerId", callerId.ToString(), callerId.ToString("M", null));
        }

        if (call.Priority is { } priority)
        {
            yield return Open("priority", priority.ToString(CultureInfo.InvariantCulture));
        }

        // Texts are the caller's own, and may hold anything.
        foreach (var (path, text) in Texts(call))
        {
            if (text is not null)
            {
                yield return new CallField(path, text, $"{text.Length} characters");
            }
        }
    }

    private static IEnumerable<(string Path, Guid? Id)> Ids(OutboundCall call) =>
    [
        ("wrapUpCode", call.WrapUpCode),
        ("externalContact", call.ExternalContact),
        ("onBehalfOfUser", call.OnBehalfOfUser),
        ("fromQueue", call.FromQueue),
        ("language", call.Language),
    ];

    private static IEnumerable<(string Path, string? Text)> Texts(OutboundCall call) =>
    [
        ("callerIdName", call.CallerIdName),
        ("uuiData", call.UuiData),
        ("label", call.Label),
        .. call.Attributes.Select(attribute => ($"attributes.{attribute.Key}", (string?)attribute.Value)),
    ];

    private static CallField Open(string path, string value) => new(path, value, value);
}
