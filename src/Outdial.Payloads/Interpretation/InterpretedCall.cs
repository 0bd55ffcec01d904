namespace Outdial.Payloads;

/// <summary>What a body means, whichever shape it has: the values that say it, where they stand.</summary>
internal sealed class InterpretedCall
{
    internal List<InterpretedParty> Destinations { get; } = [];

    /// <summary>The fields of the body that name a destination.</summary>
    internal List<JsonMember> DestinationFields { get; } = [];

    /// <summary>The fields that name a party again, in the same text.</summary>
    internal List<JsonMember> Repetitions { get; } = [];

    /// <summary>A member that names another destination for a party than a member before it does, and that member if
    /// there is one; null if no members contradict each other.</summary>
    internal (JsonMember At, JsonMember? First)? Doubtful { get; set; }

    internal List<InterpretedSkill> Skills { get; } = [];

    internal JsonValue? CallerId { get; set; }

    internal JsonValue? CallerName { get; set; }

    internal JsonValue? OnBehalfOfUser { get; set; }

    internal JsonValue? FromQueue { get; set; }

    internal JsonValue? WrapUpCode { get; set; }

    internal JsonValue? ExternalContact { get; set; }

    internal JsonValue? Priority { get; set; }

    internal JsonValue? Language { get; set; }

    internal JsonValue? Attributes { get; set; }

    internal JsonValue? UuiData { get; set; }

    internal JsonValue? Label { get; set; }

    /// <summary>What is there and has no place in a call.</summary>
    internal List<Unused> Unused { get; } = [];
}
