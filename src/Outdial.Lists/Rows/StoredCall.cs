using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Lists;

/// <summary>A row's call as it is kept in the ledger until it is over: all that the row said.</summary>
internal sealed record StoredCall
{
    public required string[] To { get; init; }

    public StoredSkill[]? Skills { get; init; }

    public Guid? WrapUpCode { get; init; }

    public Guid? ExternalContact { get; init; }

    public string? CallerId { get; init; }

    public string? CallerIdName { get; init; }

    public Guid? User { get; init; }

    public Guid? FromQueue { get; init; }

    public int? Priority { get; init; }

    public Guid? Language { get; init; }

    public SortedDictionary<string, string>? Attributes { get; init; }

    public string? UuiData { get; init; }

    public string? Label { get; init; }

    public string? TimeZone { get; init; }

    public DateTimeOffset? NotAfter { get; init; }

    internal static StoredCall Of(CallListRow row)
    {
        var call = row.Call;
        return new StoredCall
        {
            To = [.. call.Destinations.Select(destination => destination.ToString())],
            Skills = call.Skills.IsEmpty ? null : [.. call.Skills.Select(skill =>
                new StoredSkill(skill.Id, skill.Level))],
            WrapUpCode = call.WrapUpCode,
            ExternalContact = call.ExternalContact,
            CallerId = call.CallerId?.ToString(),
            CallerIdName = call.CallerIdName,
            User = call.OnBehalfOfUser,
            FromQueue = call.FromQueue,
            Priority = call.Priority,
            Language = call.Language,
            Attributes = call.Attributes.IsEmpty ? null : new(call.Attributes, StringComparer.Ordinal),
            UuiData = call.UuiData,
            Label = call.Label,
            TimeZone = row.TimeZone,
            NotAfter = row.NotAfter,
        };
    }

    internal string ToText() => JsonSerializer.Serialize(this, StoredCallJson.Default.StoredCall);

    /// <summary>The call; null if the text is not what was written.</summary>
    internal static OutboundCall? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, StoredCallJson.Default.StoredCall)?.ToCall();
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    private OutboundCall ToCall() => new()
    {
        Destinations = [.. To.Select(text => ParticipantAddress.Parse(text))],
        Skills = [.. (Skills ?? []).Select(skill => new SkillRequirement(skill.Id, skill.Level))],
        WrapUpCode = WrapUpCode,
        ExternalContact = ExternalContact,
        CallerId = CallerId is null ? null : E164Number.Parse(CallerId),
        CallerIdName = CallerIdName,
        OnBehalfOfUser = User,
        FromQueue = FromQueue,
        Priority = Priority,
        Language = Language,
        Attributes = (Attributes ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal),
        UuiData = UuiData,
        Label = Label,
    };
}
