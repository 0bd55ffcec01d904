using System.CommandLine;
using static Outdial.Cli.TextOption;

namespace Outdial.Cli;

/// <summary>What one call and all calls of a list may say beside their destinations.</summary>
/// <param name="wrapUpCode">What the option of the wrap-up code says of itself.</param>
internal sealed class CallFieldOptions(string wrapUpCode)
{
    internal Option<string[]> Skills { get; } = Many(
        "--skill",
        "skill[:level]",
        "A skill, by name or id, that the agent who takes the call must have. Repeatable.");

    internal Option<string?> WrapUpCode { get; } = One("--wrap-up-code", "code", wrapUpCode);

    internal Option<string?> ExternalContact { get; } =
        One("--external-contact", "id", "The external contact that the call belongs to.");

    internal Option<string?> FromQueue { get; } =
        One("--from-queue", "queue", "The queue, by name or id, to call on behalf of.");

    internal Option<string?> CallerId { get; } =
        One("--caller-id", "number", "The number shown to the called party.");

    internal Option<string?> CallerName { get; } =
        One("--caller-name", "text", "The name shown to the called party.");

    internal Option<string?> Priority { get; } =
        One("--priority", "n", "The priority in the queue that is called.");

    internal Option<string?> Language { get; } =
        One("--language", "language", "The language skill, by name or id, for the queue that is called.");

    internal Option<string?> Uui { get; } = One("--uui", "text", "SIP user-to-user data.");

    internal Option<string?> Label { get; } = One("--label", "text", "The utilization label.");

    internal Option<string?> Region { get; } =
        One("--region", "US", "Read numbers as dialled in this region: 202-555-0123 becomes +12025550123.");

    internal void AddTo(Command command)
    {
        foreach (var option in new Option[]
        {
            Skills, WrapUpCode, ExternalContact, FromQueue, CallerId, CallerName, Priority, Language, Uui, Label,
            Region,
        })
        {
            command.Add(option);
        }
    }

    /// <summary>The region in which numbers are read; null for none.</summary>
    internal string? RegionOf(ParseResult parsed) => DiallingRegion.Of(parsed.GetValue(Region));

    /// <summary>What the options say of a call, without its destinations.</summary>
    internal OutboundCall Read(ParseResult parsed, OptionReader reader) => new()
    {
        Skills = reader.Skills(parsed.GetValue(Skills) ?? []),
        WrapUpCode = reader.Id("wrapUpCode", parsed.GetValue(WrapUpCode), NamedKind.WrapUpCode),
        ExternalContact = reader.Id("externalContact", parsed.GetValue(ExternalContact)),
        FromQueue = reader.Id("fromQueue", parsed.GetValue(FromQueue), NamedKind.Queue),
        CallerId = reader.Number("callerId", parsed.GetValue(CallerId), RegionOf(parsed)),
        CallerIdName = parsed.GetValue(CallerName),
        Priority = reader.Integer("priority", parsed.GetValue(Priority)),
        Language = reader.Id("language", parsed.GetValue(Language), NamedKind.Language),
        UuiData = parsed.GetValue(Uui),
        Label = parsed.GetValue(Label),
    };
}
