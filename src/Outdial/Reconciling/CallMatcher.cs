namespace Outdial;

/// <summary>Whether a conversation may be the call that is looked for. Only proof says that it is not.</summary>
/// <remarks>
/// The service writes what was dialled in its own way: with <c>tel:</c>, without an extension, with parameters
/// (<c>sip:ann@example.com;language=en-US</c>), a queue as a SIP address, and a number as the organisation's number
/// plans have it. So that two texts differ proves nothing, unless both are whole numbers, with country code.
/// </remarks>
internal static class CallMatcher
{
    // Clocks of this machine and of the service differ.
    internal static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    internal static MatchConfidence Of(ConversationSnapshot call, CallSearch search)
    {
        if (call.Stamps.Any() || !InTime(call, search) || IsOfAnotherCaller(call, search) || IsInbound(call, search))
        {
            return MatchConfidence.None;
        }

        var shown = call.Legs.SelectMany(leg => leg.Addresses).ToList();
        return shown.Exists(address => search.Dialled.Any(dialled => Resemble(address, dialled)))
            ? MatchConfidence.Likely
            : IsToAnotherNumber(call, search) ? MatchConfidence.OtherNumber
            : MatchConfidence.Possible;
    }

    private static bool InTime(ConversationSnapshot call, CallSearch search) =>
        call.Began is not { } began || (began >= search.Began - Skew && began <= search.Ended + Skew);

    // Which direction is reported for a call to a queue or to a colleague is not known.
    private static bool IsInbound(ConversationSnapshot call, CallSearch search) =>
        call.IsInbound && search.Dialled.All(dialled => Whole(dialled) is not null);

    // The caller's leg is the first of a call, so that where legs of users are shown, it is among them.
    private static bool IsOfAnotherCaller(ConversationSnapshot call, CallSearch search)
    {
        if (search.Caller is not { } caller)
        {
            return false;
        }

        var users = call.Legs.Select(leg => leg.User).OfType<string>().ToList();
        return users.Count > 0 && users.TrueForAll(user => ResourceId.TryParse(user, out var id) && id != caller);
    }

    // Without a far leg there is no destination yet; a leg whose number is not shown may be to ours.
    private static bool IsToAnotherNumber(ConversationSnapshot call, CallSearch search)
    {
        var dialled = search.Dialled.Select(Whole).ToList();
        var far = call.Legs.Where(leg => leg.IsFar).ToList();
        var shown = call.Legs.SelectMany(leg => leg.Addresses).Select(Whole).ToList();
        return far.Count > 0 && far.TrueForAll(leg => !leg.Addresses.IsEmpty) &&
            dialled.Count > 0 && dialled.TrueForAll(number => number is not null) &&
            shown.TrueForAll(number => number is not null && !dialled.Contains(number));
    }

    // With '+', so that no number plan's national or internal form is read as one.
    private static E164Number? Whole(string address)
    {
        var number = address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? address[4..] : address;
        return E164Number.TryParse(number.Split(';')[0], provider: null, out var whole) ? whole : null;
    }

    // Says only what to read first.
    private static bool Resemble(string address, string dialled)
    {
        var (one, other) = (Bare(address), Bare(dialled));
        return one.Equals(other, StringComparison.OrdinalIgnoreCase) ||
            User(one).Equals(User(other), StringComparison.OrdinalIgnoreCase);
    }

    // Without scheme and parameters.
    private static string Bare(string address) =>
        address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(';', '?')[0];

    private static string User(string address) => address.Split('@')[0].TrimStart('+');
}
