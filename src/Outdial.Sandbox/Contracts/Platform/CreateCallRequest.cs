using System.Collections.Frozen;

namespace Outdial.Sandbox;

/// <summary>
/// The types of the published request body, which requires no field and limits no value but by its type.
/// </summary>
internal static class CreateCallRequest
{
    private static readonly FieldType Destination = ObjectOf("Destination", new()
    {
        ["address"] = FieldType.Text,
        ["name"] = FieldType.Text,
        ["userId"] = FieldType.Text,
        ["queueId"] = FieldType.Text,
    });

    public static FieldType Type { get; } = ObjectOf("CreateCallRequest", new()
    {
        ["phoneNumber"] = FieldType.Text,
        ["callerId"] = FieldType.Text,
        ["callerIdName"] = FieldType.Text,
        ["callFromQueueId"] = FieldType.Text,
        ["callQueueId"] = FieldType.Text,
        ["callUserId"] = FieldType.Text,
        ["priority"] = FieldType.Int32,
        ["attributes"] = new FieldType.MapOf(FieldType.Text),
        ["languageId"] = FieldType.Text,
        ["routingSkillsIds"] = new FieldType.ArrayOf(FieldType.Text),
        ["routingSkillExpression"] = FieldType.Text,
        ["conversationIds"] = new FieldType.ArrayOf(FieldType.Text),
        ["participants"] = new FieldType.ArrayOf(Destination),
        ["uuiData"] = FieldType.Text,
        ["externalContactId"] = FieldType.Text,
        ["label"] = FieldType.Text,
    });

    private static FieldType.ObjectOf ObjectOf(string name, Dictionary<string, FieldType> members) =>
        new(name, members.ToFrozenDictionary());
}
