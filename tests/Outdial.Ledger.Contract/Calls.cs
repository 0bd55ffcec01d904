namespace Outdial.Ledger.Contract;

/// <summary>Calls as a ledger knows them.</summary>
internal static class Calls
{
    internal static readonly LedgerCall One = To("+12025550123");

    internal static LedgerCall To(string number) => new()
    {
        Contract = Outdial.Contract.Platform,
        Service = "https://api.example.com/",
        Fields = [new CallField("destinations[0]", number, ParticipantAddress.Parse(number).ToString("M"))],
        Dialled = [number],
    };

    /// <summary>The first attempt with a ticket, and how long it takes at the most: a minute if that is not
    /// said.</summary>
    internal static CallIntent Intent(LedgerTicket ticket, TimeSpan? time = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new CallIntent(ticket.First, now, now + (time ?? TimeSpan.FromMinutes(1)));
    }
}
