using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD2 from OD2301 on: what the JSON body of a call may look like under each contract.</summary>
/// <remarks>What the sources prove to be refused is an error; what is only likely is a warning; what is unknown is
/// not reported.</remarks>
public static class PayloadRules
{
    /// <summary>OD2301: the body is not an object.</summary>
    public static readonly Rule BodyNotAnObject = new("OD2301", "body-not-an-object", Error,
        "The body is not a JSON object.",
        "Both contracts describe the request as an object with named fields.",
        "Write an object, such as {\"phoneNumber\": \"+12025550123\"}.");

    /// <summary>OD2302: a value of the wrong type.</summary>
    public static readonly Rule WrongType = new("OD2302", "wrong-type", Error,
        "The value has the wrong type for its field.",
        "Both contracts give each field a type; the published API answers invalid.value to another.",
        "Write a value of the field's type.");

    /// <summary>OD2303: a field that the contract does not have.</summary>
    public static readonly Rule UnknownField = new("OD2303", "unknown-field", Warning,
        "The contract has no field of this name.",
        "Whether the service refuses or ignores such a field is not documented; " +
        "either way it does not do what was meant.",
        "Remove it, or write the name that is meant.");

    /// <summary>OD2304: a field's name in another case.</summary>
    public static readonly Rule MisspelledField = new("OD2304", "misspelled-field", Error,
        "The field's name is not spelled as in the contract.",
        "JSON names are compared character by character (RFC 8259, 8.3): for the service it is another field, and " +
        "a call without its value is another call.",
        "Spell the name as in the contract.");

    /// <summary>OD2401: no participants.</summary>
    public static readonly Rule ParticipantsMissing = new("OD2401", "participants-missing", Error,
        "The body has no participants.",
        "The guide: participants lists the parties to call, and is required.",
        "Add \"participants\": [{\"type\": \"external\", " +
        "\"participantAddress\": {\"id\": \"+1...\", \"type\": \"phone\"}}].");

    /// <summary>OD2402: participants that are no list.</summary>
    public static readonly Rule ParticipantsNotAList = new("OD2402", "participants-not-a-list", Error,
        "participants is not an array.",
        "The guide: participants is an array, even with one participant.",
        "Put square brackets around the participant.");

    /// <summary>OD2403: an empty list.</summary>
    public static readonly Rule ParticipantsEmpty = new("OD2403", "participants-empty", Error,
        "participants is empty.",
        "A call needs at least one party.",
        "Add a participant.");

    /// <summary>OD2404: a participant that is not an object.</summary>
    public static readonly Rule ParticipantNotAnObject = new("OD2404", "participant-not-an-object", Error,
        "A participant is not an object.",
        "The guide: a participant has a type and a participantAddress; " +
        "the published API: an address, a userId or a queueId.",
        "Write an object in its place.");

    /// <summary>OD2405: a participant without an address.</summary>
    public static readonly Rule AddressMissing = new("OD2405", "address-missing", Error,
        "The participant has no participantAddress.",
        "The guide: participantAddress is the address to call, and is required.",
        "Add \"participantAddress\": {\"id\": \"+1...\", \"type\": \"phone\"}.");

    /// <summary>OD2406: an address that is not an object.</summary>
    public static readonly Rule AddressNotAnObject = new("OD2406", "address-not-an-object", Error,
        "participantAddress is not an object.",
        "The guide: participantAddress is an object with an id and a type, not a text.",
        "Write {\"id\": \"+1...\", \"type\": \"phone\"} in its place.");

    /// <summary>OD2407: no id.</summary>
    public static readonly Rule IdMissing = new("OD2407", "id-missing", Error,
        "The id is missing.",
        "The guide: an id is required in an address, a skill and a wrap-up code.",
        "Add the id.");

    /// <summary>OD2408: an empty id.</summary>
    public static readonly Rule IdEmpty = new("OD2408", "id-empty", Error,
        "The id is empty.",
        "The guide: the id is a non-empty text. An empty one is usually a variable that was not filled in.",
        "Write the id.");

    /// <summary>OD2409: an id that is not a text.</summary>
    public static readonly Rule IdNotAText = new("OD2409", "id-not-a-text", Error,
        "The id is not a text.",
        "The guide: the id is a text. A number in JSON has no '+', and loses digits in many programs.",
        "Write it in double quotes.");

    /// <summary>OD2410: the id under another name.</summary>
    public static readonly Rule IdUnderAnotherName = new("OD2410", "id-under-another-name", Error,
        "The id has another name.",
        "The guide: the address's field is called id, whatever it holds; number, phoneNumber, address or phone " +
        "instead is one of the faults that it lists.",
        "Call it id.");

    /// <summary>OD2411: the kind of address is not said.</summary>
    public static readonly Rule TypeMissing = new("OD2411", "type-missing", Note,
        "The address has no type.",
        "The guide: type is optional, and phone for a call to a phone; without it the service has to infer the " +
        "type from the id.",
        "Add \"type\": \"phone\".");

    /// <summary>OD2412: a type that the guide does not have.</summary>
    public static readonly Rule TypeUnknown = new("OD2412", "type-unknown", Error,
        "The address's type is unknown.",
        "The guide: type is one of phone, user, group and email.",
        "Write phone, user, group or email.");

    /// <summary>OD2413: the participant's kind inside the address.</summary>
    public static readonly Rule ExternalInsideAddress = new("OD2413", "external-inside-address", Error,
        "'external' is inside participantAddress.",
        "The guide: external is the participant's kind and belongs beside participantAddress; inside it type is " +
        "phone, user, group or email.",
        "Write \"type\": \"phone\" inside participantAddress, and \"type\": \"external\" beside it.");

    /// <summary>OD2414: the address's type on the participant.</summary>
    public static readonly Rule AddressTypeOnParticipant = new("OD2414", "address-type-on-participant", Error,
        "The address's type is on the participant.",
        "The guide: the participant's type is its kind, usually external; phone, user, group and email belong inside " +
        "participantAddress.",
        "Write \"type\": \"external\" here, and the type inside participantAddress.");

    /// <summary>OD2415: the participant's kind is not said.</summary>
    public static readonly Rule ParticipantTypeMissing = new("OD2415", "participant-type-missing", Note,
        "The participant has no type.",
        "The guide: the participant's type is its kind, usually external; the guide does not say that it is " +
        "required.",
        "Add \"type\": \"external\".");

    /// <summary>OD2416: a type in another case.</summary>
    public static readonly Rule TypeCase = new("OD2416", "type-case", Error,
        "The type is written in capitals.",
        "The guide writes its types in lower case, and another spelling is not one of them.",
        "Write it in lower case.");

    /// <summary>OD2417: the id is of one kind, the type of another.</summary>
    public static readonly Rule IdContradictsType = new("OD2417", "id-contradicts-type", Error,
        "The id and the type contradict each other.",
        "The guide: the id is an E.164 number for a phone, and an id for a user.",
        "Write the type that the id has, or the id that the type needs.");

    /// <summary>OD2501: more than one destination.</summary>
    public static readonly Rule SeveralDestinations = new("OD2501", "several-destinations", Error,
        "The body has more than one destination.",
        "The published API answers too.many.create.conversation.parameters.",
        "Keep one of phoneNumber, callUserId, callQueueId, participants and conversationIds. A call on behalf of a " +
        "queue has callFromQueueId beside phoneNumber.");

    /// <summary>OD2502: a conference with one other party.</summary>
    public static readonly Rule ConferenceOfOne = new("OD2502", "conference-of-one", Warning,
        "participants has one entry: a conference, where a plain call was probably meant.",
        "The published API: participants are the people to call for a new ad-hoc conference; a plain call has " +
        "phoneNumber, callUserId or callQueueId.",
        "Write the party's address as phoneNumber, its userId as callUserId, or its queueId as callQueueId.");

    /// <summary>OD2503: a party without an address or an id.</summary>
    public static readonly Rule PartyWithoutTarget = new("OD2503", "party-without-target", Warning,
        "The participant has no address, no userId and no queueId.",
        "The published API's Destination names the party by one of the three.",
        "Give it one of them.");

    /// <summary>OD2504: a party with several targets.</summary>
    public static readonly Rule PartyWithSeveralTargets = new("OD2504", "party-with-several-targets", Error,
        "The participant has more than one of address, userId and queueId.",
        "The published API does not say which of them is used.",
        "Keep one of them.");

    /// <summary>OD2505: an id where a number belongs.</summary>
    public static readonly Rule IdAsNumber = new("OD2505", "id-as-number", Error,
        "The value is an id, but the field needs a number.",
        "The published API: users and queues are called through callUserId and callQueueId, never through " +
        "phoneNumber.",
        "Write callUserId or callQueueId.");

    /// <summary>OD2506: digits that the site's number plans have to know.</summary>
    public static readonly Rule BareDigits = new("OD2506", "bare-digits", Note,
        "The number has no '+': the number plans of the caller's site decide what is dialled.",
        "An official example dials 15555555555; extensions are dialled the same way (published API, phone addresses).",
        "If a number of the public network is meant, write it in full: '+' and its calling code first.");

    /// <summary>OD2507: the guide's skills under the platform.</summary>
    public static readonly Rule GuideSkills = new("OD2507", "guide-skills", Warning,
        "skillRequirements is the guide's field.",
        "The published API has routingSkillsIds, a list of ids without levels, in calls to a queue.",
        "In a call to a queue write routingSkillsIds; in others leave it out.");

    /// <summary>OD2601: a body of an invented shape.</summary>
    public static readonly Rule KnownMisuse = new("OD2601", "invented-shape", Error,
        "Neither contract has a body of this shape.",
        "Tutorials and forum threads show many bodies for this endpoint that contradict each other; " +
        "the service has one.",
        "Write the contract's own fields (PayloadChecker.Rewrite gives such a body).");

    /// <summary>OD2602: the body of the other contract.</summary>
    public static readonly Rule OtherContract = new("OD2602", "other-contract", Error,
        "The body follows the other contract.",
        "Two descriptions of the endpoint disagree: the guide has participants[].participantAddress, " +
        "the published API has phoneNumber and others.",
        "Name the contract that the service follows (OutdialOptions.Contract), or rewrite the body " +
        "(PayloadChecker.Rewrite).");

    /// <summary>OD2603: what a rewritten body no longer says.</summary>
    public static readonly Rule LeftOut = new("OD2603", "left-out", Warning,
        "This was left out of the rewritten body.",
        "A contract can express only what it has a field for, and nothing is dropped silently.",
        "Check whether the call is still the intended one.");

    /// <summary>OD2604: nothing to make a call from.</summary>
    public static readonly Rule NothingToRewrite = new("OD2604", "nothing-to-rewrite", Error,
        "No call can be made from this body.",
        "A call needs a party whose address the other contract can express.",
        "Fix the findings about the destination first.");

    /// <summary>OD2605: the body inside another object.</summary>
    public static readonly Rule WrappedBody = new("OD2605", "wrapped-body", Error,
        "The body is inside another object.",
        "HTTP tools and integration platforms wrap the body of a request in a field such as body or data; the " +
        "service expects the inner object.",
        "Send only the inner object.");

    /// <summary>OD2606: the body of another operation.</summary>
    public static readonly Rule OtherOperation = new("OD2606", "other-operation", Error,
        "This is the body of another operation.",
        "Text messages, callbacks, e-mails and transfers have endpoints of their own; made into a call, the body " +
        "would ring the wrong phone.",
        "Send it to its own endpoint, or write the body of a call.");

    /// <summary>OD2607: an answer in place of a request.</summary>
    public static readonly Rule PastedAnswer = new("OD2607", "pasted-answer", Error,
        "This is an answer of the service, not a request.",
        "A conversation or an error of the service has fields such as selfUri, state and purpose, which no request " +
        "has.",
        "Write the body of a call, such as {\"phoneNumber\": \"+12025550123\"}.");

    internal static ImmutableArray<Rule> All { get; } =
    [
        BodyNotAnObject, WrongType, UnknownField, MisspelledField, ParticipantsMissing, ParticipantsNotAList,
        ParticipantsEmpty, ParticipantNotAnObject, AddressMissing, AddressNotAnObject, IdMissing, IdEmpty, IdNotAText,
        IdUnderAnotherName, TypeMissing, TypeUnknown, ExternalInsideAddress, AddressTypeOnParticipant,
        ParticipantTypeMissing, TypeCase, IdContradictsType, SeveralDestinations, ConferenceOfOne, PartyWithoutTarget,
        PartyWithSeveralTargets, IdAsNumber, BareDigits, GuideSkills, KnownMisuse, OtherContract, LeftOut,
        NothingToRewrite, WrappedBody, OtherOperation, PastedAnswer,
    ];
}
