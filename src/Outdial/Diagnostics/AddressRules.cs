using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD1: what an address may look like.</summary>
public static class AddressRules
{
    /// <summary>OD1001: an empty address.</summary>
    public static readonly Rule EmptyAddress = new("OD1001", "empty-address", Error,
        "The address is empty.",
        "The guide requires a non-empty id, and an empty text reaches no phone.",
        "Give a number such as +12025550123, or another form of address.");

    /// <summary>OD1002: a character that is not a digit, inside a number.</summary>
    public static readonly Rule NotADigit = new("OD1002", "not-a-digit", Error,
        "Only the ASCII digits 0-9 may follow '+'.",
        "ITU-T E.164 numbers are decimal digits and nothing else.",
        "Write the number as '+', calling code and subscriber number, in digits only.");

    /// <summary>OD1003: a number without its calling code.</summary>
    public static readonly Rule MissingPlus = new("OD1003", "missing-plus", Error,
        "A phone number begins with '+' and its calling code.",
        "Without the calling code a number means another phone in every country; the guide refuses it with 400.",
        "Say in which region it is dialled (ParticipantAddress.FromDialled), " +
        "or write it in full: +1...");

    /// <summary>OD1004: no calling code begins with 0.</summary>
    public static readonly Rule LeadingZero = new("OD1004", "leading-zero", Error,
        "No calling code begins with 0.",
        "ITU-T E.164 assigns calling codes that begin with 1 to 9; a 0 there is usually a trunk prefix.",
        "Write the calling code after '+', and leave out the 0 that is dialled inside the country.");

    /// <summary>OD1005: more than 15 digits.</summary>
    public static readonly Rule TooManyDigits = new("OD1005", "too-many-digits", Error,
        "A phone number has at most 15 digits.",
        "ITU-T E.164 and the guide both end at 15 digits, calling code included.",
        "Look for two numbers in one field, or for an extension: tel:+12025550123;ext=12.");

    /// <summary>OD1006: a calling code alone.</summary>
    public static readonly Rule TooFewDigits = new("OD1006", "too-few-digits", Error,
        "A calling code alone is not a number.",
        "ITU-T E.164 builds a number from a calling code and a national significant number; " +
        "the guide asks for two digits at least.",
        "Write the subscriber's number after the calling code.");

    /// <summary>OD1007: a digit of another script.</summary>
    public static readonly Rule ForeignDigit = new("OD1007", "foreign-digit", Error,
        "Only the ASCII digits 0-9 count; this is a digit of another script.",
        "Patterns with \\d accept such digits in .NET and Python, and the service does not.",
        "Write the digits as 0-9.");

    /// <summary>OD1008: a line break, usually from reading a line of a file.</summary>
    public static readonly Rule LineBreak = new("OD1008", "line-break", Error,
        "The address contains a line break or another control character.",
        "Patterns that end in $ accept a trailing newline; it then travels to the service inside the number.",
        "Remove it. If you read lines of a file, strip the line ends.");

    /// <summary>OD1009: space, hyphen, dot, bracket or slash.</summary>
    public static readonly Rule Separator = new("OD1009", "separator", Error,
        "The number contains a separator.",
        "On the wire a number is '+' and digits only; the guide refuses anything else.",
        "Remove spaces, hyphens, dots and brackets.");

    /// <summary>OD1010: a character that cannot be seen.</summary>
    public static readonly Rule InvisibleCharacter = new("OD1010", "invisible-character", Error,
        "The address contains an invisible character.",
        "Text copied from a web page or a contact card often contains direction marks, zero-width characters and " +
        "no-break spaces.",
        "Remove it, or type the address again.");

    /// <summary>OD1011: an emergency or crisis line.</summary>
    public static readonly Rule EmergencyNumber = new("OD1011", "emergency-number", Error,
        "This is an emergency or crisis number.",
        "An automatic call to it blocks the line for a person in danger, and is an offence in many countries.",
        "If you must call it, write it as an extension (ext:911) and allow it (CallPolicy.AllowEmergencyNumbers).");

    /// <summary>OD1012: no number of that country has this many digits.</summary>
    public static readonly Rule ImpossibleNumber = new("OD1012", "impossible-number", Error,
        "No number in that country has this many digits.",
        "The lengths come from each country's number plan, as published with libphonenumber.",
        "Compare the number with its source; a digit may be missing or doubled. To accept it as it is, for example " +
        "in a test: CallPolicy.Numbers = Syntax.");

    /// <summary>OD1013: a range that is not assigned.</summary>
    public static readonly Rule UnassignedNumber = new("OD1013", "unassigned-number", Note,
        "The number has the right length, but its range is not assigned.",
        "The ranges come from each country's number plan, as published with libphonenumber; " +
        "+1 555 numbers in tutorials are an example.",
        "Nothing to do in a test. For a real customer, compare the number with its source.");

    /// <summary>OD1014: 00 or 011 in place of '+'.</summary>
    public static readonly Rule InternationalPrefix = new("OD1014", "international-prefix", Error,
        "The number begins with an international dialling prefix in place of '+'.",
        "The prefix differs from country to country (00, 011, 0011), and '+' stands for all of them. 00 is " +
        "recognised in the text; 011 also begins national numbers, and is recognised if a region is given.",
        "Write '+' in place of the prefix.");

    /// <summary>OD1015: letters on the keypad.</summary>
    public static readonly Rule LettersForDigits = new("OD1015", "letters-for-digits", Error,
        "The number contains letters.",
        "Keypads differ in which letter stands for which digit, so only a person can say what was meant.",
        "Write digits only; an extension as tel:, the number, ;ext= and its digits.");

    /// <summary>OD1016: an extension attached to the number.</summary>
    public static readonly Rule GluedExtension = new("OD1016", "glued-extension", Error,
        "An extension is attached to the number.",
        "E.164 has no place for an extension; read as digits it would reach another number.",
        "Write tel:, the number in E.164 form, ;ext= and the extension's digits.");

    /// <summary>OD1017: more than one number in the field.</summary>
    public static readonly Rule TwoNumbers = new("OD1017", "two-numbers", Error,
        "The field contains more than one number.",
        "A participant has one address.",
        "Choose one, or give each its own destination.");

    /// <summary>OD1018: an unknown region.</summary>
    public static readonly Rule UnknownRegion = new("OD1018", "unknown-dialling-region", Error,
        "This is not a region with a number plan.",
        "Regions are the two-letter codes of ISO 3166-1, in capitals, as libphonenumber knows them.",
        "Use a code of two capitals such as US, GB or DE.");

    /// <summary>OD1019: dialled text that no number can be read from.</summary>
    public static readonly Rule UnreadableNumber = new("OD1019", "unreadable-number", Error,
        "No phone number can be read from this text.",
        "libphonenumber, which knows how people write numbers in each region, finds none in it.",
        "Write the number in full, such as +12025550123.");

    /// <summary>OD1020: an unknown scheme.</summary>
    public static readonly Rule UnknownScheme = new("OD1020", "unknown-scheme", Error,
        "The address begins with an unknown scheme.",
        "The forms are +digits, tel:, sip:, sips:, user:, queue:, group:, ext: and mailto:, in lower case.",
        "Use one of these forms: +12025550123, tel:+12025550123;ext=12, sip:ann@example.com, ext:4021, mailto:..., " +
        "or user:, queue: or group: and an id.");

    /// <summary>OD1021: the kind of address is not said.</summary>
    public static readonly Rule MissingScheme = new("OD1021", "missing-scheme", Error,
        "The text does not say what kind of address it is.",
        "The same text can be a user, a queue or a group, a SIP address or an e-mail; Outdial does not guess.",
        "Put the kind before it: user:, queue:, group:, sip: or mailto:.");

    /// <summary>OD1022: a malformed tel URI.</summary>
    public static readonly Rule MalformedTelUri = new("OD1022", "malformed-tel-uri", Error,
        "After the number, a tel: address may have ';ext=' and digits, and nothing else.",
        "RFC 3966 has other parameters too; none of them has a place in either contract.",
        "Write tel: and the number in E.164 form, optionally followed by ;ext= and the extension's digits.");

    /// <summary>OD1023: a malformed SIP URI.</summary>
    public static readonly Rule MalformedSipUri = new("OD1023", "malformed-sip-uri", Error,
        "This is not a SIP URI.",
        "RFC 3261 (19.1): sip: or sips:, a user and '@' (optional), a host, a port (optional), parameters (optional).",
        "Write it like sip:ann@example.com;transport=tls.");

    /// <summary>OD1024: an id that is not a GUID.</summary>
    public static readonly Rule NotAGuid = new("OD1024", "not-a-guid", Error,
        "An id is a GUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.",
        "Users, queues, groups, skills and codes have GUIDs as ids in Genesys Cloud.",
        "Copy the id from the address bar of the admin portal, or look it up through the API.");

    /// <summary>OD1025: a malformed extension.</summary>
    public static readonly Rule MalformedExtension = new("OD1025", "malformed-extension", Error,
        "An extension has 1 to 20 ASCII digits.",
        "20 is the longest extension that libphonenumber reads.",
        "Write digits only, such as ext:4021.");

    /// <summary>OD1026: a malformed e-mail address.</summary>
    public static readonly Rule MalformedEmail = new("OD1026", "malformed-email", Error,
        "This is not an e-mail address.",
        "RFC 5321 (4.1.2): a local part of at most 64 characters, '@', and a domain.",
        "Write it like mailto:ann@example.com.");

    /// <summary>OD1027: nothing that looks like an address.</summary>
    public static readonly Rule NotAnAddress = new("OD1027", "not-an-address", Error,
        "The text is not a form of address.",
        "An address is a number in E.164 form, or begins with " +
        "tel:, sip:, sips:, user:, queue:, group:, ext: or mailto:.",
        "Give a number such as +12025550123, or another form of address.");

    /// <summary>OD1028: the national 0 in brackets.</summary>
    public static readonly Rule TrunkPrefix = new("OD1028", "trunk-prefix", Error,
        "The number has the 0 (or another prefix) that is dialled inside the country only.",
        "The 0 is dialled inside the country only; dialled from outside, the call fails.",
        "Leave it out. If the 0 belongs to the number, as in Italy, keep it without the brackets.");

    /// <summary>OD1029: a number that a spreadsheet wrote as an amount.</summary>
    public static readonly Rule SpreadsheetNumber = new("OD1029", "spreadsheet-number", Error,
        "The number is written as an amount: with decimals, thousands separators or an exponent.",
        "A spreadsheet that reads a phone number as an amount adds decimals and rounds; read digit by digit, the " +
        "text is another number.",
        "Format the column as text, and copy the number again.");

    /// <summary>OD1030: signs in place of digits.</summary>
    public static readonly Rule MaskedNumber = new("OD1030", "masked-number", Error,
        "Some digits of the number are hidden.",
        "Signs such as XXX, *** or ### stand for digits that the text does not have; read as letters of a keypad " +
        "they would be another number.",
        "Copy the complete number from its source.");

    /// <summary>OD1031: a code that changes how the network treats a call.</summary>
    public static readonly Rule ServiceCode = new("OD1031", "service-code", Error,
        "The text begins with a service code.",
        "Codes such as *31#, #31# and *67 tell a telephone network to hide the caller or to forward calls; they " +
        "are not part of a number, and neither contract has a field for them.",
        "Leave the code out, and set what it does in Genesys Cloud.");

    /// <summary>OD1032: a label, brackets or a link around the address.</summary>
    public static readonly Rule TextAroundAddress = new("OD1032", "text-around-address", Error,
        "The text contains more than an address.",
        "Contact cards, web pages and mail programs write a label, a name or a link around a number; the service " +
        "accepts only the address.",
        "Write only the address.");

    internal static ImmutableArray<Rule> All { get; } =
    [
        EmptyAddress, NotADigit, MissingPlus, LeadingZero, TooManyDigits, TooFewDigits, ForeignDigit, LineBreak,
        Separator, InvisibleCharacter, EmergencyNumber, ImpossibleNumber, UnassignedNumber, InternationalPrefix,
        LettersForDigits, GluedExtension, TwoNumbers, UnknownRegion, UnreadableNumber, UnknownScheme, MissingScheme,
        MalformedTelUri, MalformedSipUri, NotAGuid, MalformedExtension, MalformedEmail, NotAnAddress, TrunkPrefix,
        SpreadsheetNumber, MaskedNumber, ServiceCode, TextAroundAddress,
    ];
}
