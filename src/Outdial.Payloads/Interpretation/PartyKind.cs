namespace Outdial.Payloads;

/// <summary>The words by which people say what an address is.</summary>
internal static class PartyKind
{
    /// <summary>The names under which an object says who to call, the more telling first; folded.</summary>
    internal static readonly string[] Order =
    [
        "participantaddress", "address", "phonenumber", "number", "phone", "tel", "e164", "id", "value", "userid",
        "queueid",
    ];

    /// <summary>What an address is by the name that it stands under; null for a name that holds any kind.</summary>
    internal static string? OfName(string name) => name switch
    {
        "userid" => "user",
        "queueid" => "queue",
        "phonenumber" => "phone",
        _ => null,
    };

    /// <summary>As <see cref="Of"/>; a word that says something else is <c>unknown</c>, since what it says may
    /// matter.</summary>
    internal static string? Said(string? type) =>
        Of(type) ?? (string.IsNullOrEmpty(type) || type.Equals("external", StringComparison.OrdinalIgnoreCase)
            ? null
            : "unknown");

    /// <summary>phone, user, queue, group, email or sip; null for a word that says none of them.</summary>
    internal static string? Of(string? type) => type?.ToLowerInvariant() switch
    {
        "phone" or "phonenumber" or "phone_number" or "tel" or "mobile" or "pstn" or "number" or "e164" => "phone",
        "user" or "agent" => "user",
        "queue" or "acd" => "queue",
        "group" => "group",
        "email" => "email",
        "sip" => "sip",
        _ => null,
    };
}
