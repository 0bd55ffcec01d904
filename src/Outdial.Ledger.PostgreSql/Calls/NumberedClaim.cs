using System.Globalization;

namespace Outdial.Ledger.PostgreSql;

/// <summary>The claim of a ticket: its number, and whether gates are to be asked, as far as was known when it was
/// granted.</summary>
/// <param name="Number">The number; -1 for the ticket of another ledger.</param>
/// <param name="IsGated">Whether gates are to be asked. If not, the intent looks whether that is still so.</param>
internal readonly record struct NumberedClaim(long Number, bool IsGated)
{
    private const char Mark = 'g';

    internal static NumberedClaim Of(LedgerTicket ticket) => new(
        StrictNumber.TryRead(ticket.Claim.TrimEnd(Mark), out long number) ? number : -1,
        ticket.Claim.EndsWith(Mark));

    public override string ToString() =>
        Number.ToString(CultureInfo.InvariantCulture) + (IsGated ? $"{Mark}" : "");
}
