namespace Outdial.Analyzers;

/// <summary>E-mail addresses: a dot-atom, '@', a domain name (RFC 5321, the everyday form).</summary>
internal static class MailboxGrammar
{
    private const int MaxLocalPart = 64;
    private const int MaxMailbox = 254;

    /// <summary>Says what first stops the rest of the text being an e-mail address, or null.</summary>
    internal static AddressFault? Fault(string text, int start)
    {
        var at = text.IndexOf('@', start);
        var index = at < 0 ? text.Length
            : LocalFault(text, start, at) is >= 0 and var local ? local
            : text.Length - start > MaxMailbox ? start + MaxMailbox
            : HostGrammar.NameFault(text, at + 1, text.Length);
        return index < 0 ? null : AddressFault.Of(AddressRuleIds.MalformedEmail, index);
    }

    private static int LocalFault(string text, int start, int end)
    {
        var foreign = Characters.FirstExcept(
            c => Characters.IsLetterOrDigit(c) || ".!#$%&'*+-/=?^_`{|}~".IndexOf(c) >= 0, text, start, end);
        return foreign >= 0 ? foreign
            : start == end || text[start] == '.' || text[end - 1] == '.' ||
                text.IndexOf("..", start, end - start, StringComparison.Ordinal) >= 0 ? start
            : end - start > MaxLocalPart ? start + MaxLocalPart
            : -1;
    }
}
