using System.Buffers;

namespace Outdial;

/// <summary>The everyday form of RFC 5321's mailbox: a dot-atom, '@', a domain name. No quoted strings, no
/// literals.</summary>
internal static class EmailGrammar
{
    private const int MaxLocalPart = 64;
    private const int MaxMailbox = 254;

    private static readonly SearchValues<char> LocalCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+-/=?^_`{|}~");

    /// <summary>Says what first stops the text being a mailbox, or null.</summary>
    internal static Diagnostic? Fault(ReadOnlySpan<char> mailbox)
    {
        var at = mailbox.IndexOf('@');
        if (at < 0)
        {
            return Malformed("There is no '@'.", mailbox.Length);
        }

        var local = mailbox[..at];
        var foreign = local.IndexOfAnyExcept(LocalCharacters);
        return foreign >= 0 ? Malformed("A character before the '@' needs quoting.", foreign)
            : local.IsEmpty || local[0] == '.' || local[^1] == '.' || local.IndexOf("..") >= 0
                ? Malformed("The part before the '@' is empty, or has a dot at an end or two in a row.", 0)
            : local.Length > MaxLocalPart
                ? Malformed($"There are more than {MaxLocalPart} characters before the '@'.", MaxLocalPart)
            : mailbox.Length > MaxMailbox ? Malformed($"The address has more than {MaxMailbox} characters.", MaxMailbox)
            : HostGrammar.NameFault(mailbox[(at + 1)..]) is { } fault and >= 0
                ? Malformed("The part after the '@' is not a domain name.", at + 1 + fault)
            : null;
    }

    private static Diagnostic Malformed(string message, int index) =>
        new(AddressRules.MalformedEmail, message) { Index = index };
}
