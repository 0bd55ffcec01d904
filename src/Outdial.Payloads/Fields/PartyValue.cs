namespace Outdial.Payloads;

/// <summary>Values of unknown fields that may name a destination: they are never offered for removal, and are renamed
/// only to a field that they fit.</summary>
internal static class PartyValue
{
    // Fewer digits are a priority, a level or a count.
    private const int LeastDigits = 5;

    /// <summary>What people call the field that is dialled; folded.</summary>
    internal static readonly string[] Dialled =
    [
        "number", "phone", "address", "tel", "telephone", "mobile", "cell", "destinationphonenumber",
        "destinationnumber", "destinationaddress", "tonumber", "tophonenumber", "phonenumberto", "customernumber",
        "customerphonenumber", "customerphone", "contactnumber", "dialnumber", "numbertodial", "dialednumber", "e164",
        "msisdn",
    ];

    /// <summary>What people call the number that is shown; folded.</summary>
    internal static readonly string[] Callers =
    [
        "sourcephonenumber", "sourcenumber", "fromnumber", "fromphonenumber", "callernumber", "callerphonenumber",
        "callingnumber", "ani", "cli",
    ];

    /// <summary>Whether a field of this name is one that people dial; folded.</summary>
    internal static bool IsDialled(string folded) => Dialled.Contains(folded);

    /// <summary>Whether a field of this name is one that people show as the caller; folded.</summary>
    internal static bool IsCaller(string folded) => Callers.Contains(folded);

    /// <summary>Whether the value may name a person, a phone or a queue.</summary>
    internal static bool Names(JsonValue value) => (value.IsText || value.Kind == JsonKind.Number) &&
        (StrictGuid.Resembles(value.Text) || value.Text.Contains('@', StringComparison.Ordinal) ||
        value.Text.Count(char.IsDigit) >= LeastDigits);

    /// <summary>Whether the value can stand in a contract's field.</summary>
    internal static bool Fits(string field, JsonValue value) => !value.IsText || value.Text.Length == 0 || field switch
    {
        // A short text is the id of something, not a number to show.
        "callerId" => Names(value) && !StrictGuid.Resembles(value.Text),
        "phoneNumber" or "address" or "callerIdName" or "label" or "uuiData" =>
            !StrictGuid.Resembles(value.Text),
        _ when field.EndsWith("Id", StringComparison.Ordinal) => StrictGuid.Resembles(value.Text),
        _ => true,
    };

    /// <summary>The contract's field that a member stands for under another name; null if that is not clear.</summary>
    /// <param name="member">A member that the contract does not have.</param>
    /// <param name="known">The contract's fields here.</param>
    /// <param name="isFree">Whether a field is not there yet.</param>
    internal static string? Field(JsonMember member, IReadOnlyList<string> known, Func<string, bool> isFree)
    {
        var folded = FieldName.Folded(member.Key);
        var field = known.Contains("address") && (IsDialled(folded) || folded == "phonenumber") &&
            isFree("userId") && isFree("queueId") ? "address"
            : IsCaller(folded) ? "callerId"
            : IsDialled(folded) && PlatformFields.Destinations.All(isFree) ? "phoneNumber"
            : null;
        return field is not null && known.Contains(field) && isFree(field) && Names(member.Value) &&
            Fits(field, member.Value)
                ? field
                : null;
    }
}
