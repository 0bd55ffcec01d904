namespace Outdial.Payloads;

/// <summary>Changes to an object's fields.</summary>
internal static class FieldEdits
{
    /// <summary>Gives a field a value: in place of the one that it has, else before or behind the object's
    /// members.</summary>
    internal static TextEdit Set(
        this JsonEdits edits, FieldReader fields, string name, string json, bool isFirst = false) =>
        fields.Member(name) is { } member ? JsonEdits.Replace(member.Value, json)
        : isFirst ? edits.InsertFirst(fields.Container, name, json)
        : edits.InsertLast(fields.Container, name, json);
}
