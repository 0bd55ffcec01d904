using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>A participantAddress that the guide allows.</summary>
/// <param name="Type">
/// phone, user, group or email; inferred from the id where the guide's <c>type</c> is absent.
/// </param>
/// <param name="Id">
/// A phone number, a user id, or the name of a group or a mail address, for which the guide shows no form.
/// </param>
internal sealed record GuideAddress(string Type, string Id)
{
    private const string Phone = "phone";
    private const string User = "user";

    public bool IsPhone => Type == Phone;

    public bool IsUser => Type == User;

    /// <summary>
    /// Reads an address, and adds its errors to <paramref name="errors"/>, in the order of the guide's members.
    /// </summary>
    /// <returns>The address; null if something is wrong with it.</returns>
    public static GuideAddress? Read(JsonElement element, string path, List<string> errors)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            errors.Add($"{path} is malformed");
            return null;
        }
        var before = errors.Count;
        var id = GuideJson.RequiredText(element, "id", path, errors);
        var type = ReadType(element, out var isKnown) ?? (UserId.IsMatch(id) ? User : Phone);
        // With an unknown type, the form of the id is unknown too.
        if (id is not null && isKnown && FaultOf(id, type) is { } fault)
            errors.Add($"{path}.id {fault}");
        if (!isKnown)
            errors.Add($"{path}.type is not one of phone, user, group, email");
        GuideJson.OptionalText(element, "externalContactId", path, errors);
        return id is not null && errors.Count == before ? new GuideAddress(type, id) : null;
    }

    private static string? ReadType(JsonElement element, out bool isKnown)
    {
        isKnown = true;
        if (!GuideJson.IsGiven(element, "type", out var value))
            return null;
        var type = value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        isKnown = type is Phone or User or "group" or "email";
        return type;
    }

    private static string? FaultOf(string id, string type) => type switch
    {
        Phone when !GuidePhoneNumber.IsMatch(id) => "is not a valid phone number",
        User when !UserId.IsMatch(id) => "is not a valid user id",
        _ => null,
    };
}
