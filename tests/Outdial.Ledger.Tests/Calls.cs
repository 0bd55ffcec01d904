namespace Outdial.Ledger.Tests;

/// <summary>Calls as a ledger knows them.</summary>
internal static class Calls
{
    internal static readonly CallKey Key = CallKey.Parse("order-4711");

    /// <summary>A claim until then is not over in any test.</summary>
    internal static readonly TimeSpan Late = TimeSpan.MaxValue;

    internal static LedgerCall To(string number)
    {
        using var client = Client("http://127.0.0.1:9");
        return LedgerCall.Of(OutboundCall.To(number), client.Endpoint, callingUser: null);
    }

    internal static CallClient Client(
        string url, ICallLedger? ledger = null, string token = "token", Action<OutdialOptions>? configure = null)
    {
        var options = new OutdialOptions
        {
            LoginUrl = new Uri(url),
            ApiUrl = new Uri(url),
            AccessToken = token,
            RateLimit = { Enabled = false },
        };
        configure?.Invoke(options);
        return new CallClient(options, new CallClientServices { Ledger = ledger });
    }

    internal static CallIntent Intent(DateTimeOffset now, int attempt = 1) =>
        new(new CallStamp(Guid.NewGuid(), attempt), now, now.AddSeconds(35));

    internal static async Task<LedgerTicket> GrantedAsync(CallLedger ledger, CallKey key, LedgerCall call) =>
        Assert.IsType<LedgerClaim.Granted>(await ledger.ClaimAsync(key, call, Calls.Late)).Ticket;
}
