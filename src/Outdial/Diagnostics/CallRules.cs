using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD2: what a call may consist of, and what each contract can express.</summary>
public static class CallRules
{
    /// <summary>OD2001: no destination.</summary>
    public static readonly Rule NoDestination = new("OD2001", "no-destination", Error,
        "The call has no destination.",
        "The guide requires at least one participant; " +
        "the published API answers missing.create.conversation.destination.parameter.",
        "Give a destination.");

    /// <summary>OD2002: the same destination twice.</summary>
    public static readonly Rule DuplicateDestination = new("OD2002", "duplicate-destination", Error,
        "The call has the same destination twice.",
        "Each destination is rung: the same phone would ring twice.",
        "Leave one of them out.");

    /// <summary>OD2003: an invalid level.</summary>
    public static readonly Rule SkillLevelNotPositive = new("OD2003", "skill-level-not-positive", Error,
        "A skill's level is a whole number from 1 up.",
        "The guide's skillRequirements have a positive level.",
        "Give a level such as 1, or none.");

    /// <summary>OD2004: the same skill twice.</summary>
    public static readonly Rule DuplicateSkill = new("OD2004", "duplicate-skill", Error,
        "The same skill is required twice.",
        "Two levels for one skill contradict each other.",
        "Leave one of them out.");

    /// <summary>OD2005: a text that is empty.</summary>
    public static readonly Rule BlankText = new("OD2005", "blank-text", Error,
        "The text is empty or white space.",
        "An empty field is usually a variable that was not filled in.",
        "Give the text, or leave the field out.");

    /// <summary>OD2006: a text that UTF-8 cannot hold.</summary>
    public static readonly Rule BrokenText = new("OD2006", "broken-text", Error,
        "The text contains half of a surrogate pair.",
        "JSON is sent as UTF-8, which cannot encode it: the character would be lost.",
        "Repair the text where it was cut or decoded.");

    /// <summary>OD2007: an E164Number that was never given a value.</summary>
    public static readonly Rule EmptyNumber = new("OD2007", "empty-number", Error,
        "The number was never given a value.",
        "default(E164Number) is not a number and cannot be sent.",
        "Parse a number, or leave the field null.");

    /// <summary>OD2008: not an option's form.</summary>
    public static readonly Rule MalformedOption = new("OD2008", "malformed-option", Error,
        "The option's value does not have the required form.",
        "Outdial reads values strictly and never guesses.",
        "Write it in the form that is named.");

    /// <summary>OD2009: a reserved name.</summary>
    public static readonly Rule ReservedAttribute = new("OD2009", "reserved-attribute", Error,
        "The attribute's name is Outdial's own.",
        "Each attempt has a stamp of this name, by which the call is found again.",
        "Use another name.");

    /// <summary>OD2101: a kind of address that the guide cannot express.</summary>
    public static readonly Rule GuideAddress = new("OD2101", "address-beyond-guide", Error,
        "The contract guide has no form for this kind of address.",
        "Its participantAddress has the types phone, user, group and email, " +
        "and an id that is an E.164 number or an id.",
        "Use the contract platform (OutdialOptions.Contract = Platform), or another address.");

    /// <summary>OD2102: a field that the guide does not have.</summary>
    public static readonly Rule GuideField = new("OD2102", "field-beyond-guide", Error,
        "The contract guide has no field for this.",
        "The guide's request has participants, skillRequirements and wrapUpCode, " +
        "and an externalContactId for each address.",
        "Leave it out, or use the contract platform (OutdialOptions.Contract = Platform).");

    /// <summary>OD2103: one contact, several addresses.</summary>
    public static readonly Rule GuideContactAmbiguous = new("OD2103", "contact-ambiguous", Error,
        "An external contact belongs to one address, and this call has several.",
        "The guide puts externalContactId on each participantAddress.",
        "Place one call for each destination, or leave the external contact out.");

    /// <summary>OD2201: a kind of address that the published API cannot express.</summary>
    public static readonly Rule PlatformAddress = new("OD2201", "address-beyond-platform", Error,
        "The contract platform has no field for this kind of address.",
        "CreateCallRequest has phoneNumber, callUserId and callQueueId (published API, postConversationsCalls).",
        "Call a phone, a SIP address, an extension, a user or a queue.");

    /// <summary>OD2202: a wrap-up code before there is a call.</summary>
    public static readonly Rule PlatformWrapUp = new("OD2202", "wrap-up-on-create", Error,
        "The contract platform takes no wrap-up code when a call is created.",
        "CreateCallRequest has no such field; the code is set on the communication once the call is over.",
        "Leave it out here and set it after the call: ICallClient.WrapUpAsync.");

    /// <summary>OD2203: routing without a queue.</summary>
    public static readonly Rule PlatformRouting = new("OD2203", "routing-without-queue", Error,
        "Under the contract platform only a call to one queue has skills, a language and a priority.",
        "routingSkillsIds, languageId and priority are documented as 'if calling a queue'.",
        "Call queue:<id>, or leave it out. To call on behalf of a queue use OutboundCall.FromQueue.");

    /// <summary>OD2204: a level, which the published API does not have.</summary>
    public static readonly Rule PlatformSkillLevel = new("OD2204", "skill-level-beyond-platform", Error,
        "The contract platform has skills without levels.",
        "routingSkillsIds is a list of ids.",
        "Give the skill without a level.");

    /// <summary>OD2205: an extension after a number.</summary>
    public static readonly Rule PlatformTelExtension = new("OD2205", "tel-extension-not-documented", Warning,
        "That the service dials tel:...;ext=... is not documented.",
        "The form is listed as one the service writes (phone addresses, help centre), not as one it reads.",
        "Try it with a number of your own first.");

    /// <summary>OD2206: a call that needs a person.</summary>
    public static readonly Rule PlatformNeedsUser = new("OD2206", "client-without-user", Warning,
        "Client credentials are documented as refused here: 400 not.a.user.",
        "The published API documents not.a.user for POST /api/v2/conversations/calls, " +
        "and an official article says the same.",
        "Name the user to call for (OutboundCall.OnBehalfOfUser, OutdialOptions.UserId), which uses " +
        ".../calls/user/{userId}, or use a signed-in user's token (OutdialOptions.AccessToken).");

    internal static ImmutableArray<Rule> All { get; } =
    [
        NoDestination, DuplicateDestination, SkillLevelNotPositive, DuplicateSkill, BlankText, BrokenText, EmptyNumber,
        MalformedOption, ReservedAttribute, GuideAddress, GuideField, GuideContactAmbiguous, PlatformAddress,
        PlatformWrapUp, PlatformRouting, PlatformSkillLevel, PlatformTelExtension, PlatformNeedsUser,
    ];
}
