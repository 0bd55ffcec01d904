namespace Outdial.Ledger.Contract;

/// <summary>Lists as a ledger knows them.</summary>
internal static class Lists
{
    internal const string Ann = "00000000-0000-4000-8000-000000000002";
    internal const string Bob = "00000000-0000-4000-8000-000000000003";
    internal const string Name = "spring";

    internal static CallListEntry Entry(string name = Name, CallGates? gates = null) => new()
    {
        Name = name,
        Service = Calls.One.Service,
        Contract = Outdial.Contract.Platform,
        Settings = "{}",
        Gates = gates ?? CallGates.None,
        Source = "calls.csv",
        SourceDigest = "d1",
    };

    internal static CallKey Key(int number, string name = Name, int attempt = 1) =>
        CallKey.Parse(attempt == 1 ? $"{name}/{number}" : $"{name}/{number}/{attempt}");

    internal static string Number(int number) => $"+120255501{number:00}";

    internal static QueuedCall Row(int number, string name = Name) => new()
    {
        Key = Key(number, name),
        Position = number,
        RowKey = $"{number}",
        Body = $"{{\"to\":[\"{Number(number)}\"]}}",
        Dialled = [Number(number)],
        Shown = $"+12*****{number:00}",
        Zones = "Europe/Berlin",
        NotAfter = new DateTimeOffset(2126, 3, 2, 15, 0, 0, TimeSpan.FromHours(2)),
    };

    /// <summary>Imports rows and lets the list run.</summary>
    internal static async Task ImportAsync(ICallQueue queue, CallListEntry list, params QueuedCall[] rows)
    {
        var import = (await queue.BeginImportAsync(list))!.Value;
        Assert.All(await queue.ImportAsync(list.Name, import, [.. rows]), row => Assert.IsType<RowImport.Added>(row));
        await queue.EndImportAsync(list, import, keep: true);
        await queue.SetListStateAsync(list.Name, CallListState.Running);
    }

    internal static Task ImportAsync(ICallQueue queue, int count = 2, string name = Name, CallGates? gates = null) =>
        ImportAsync(queue, Entry(name, gates), [.. Enumerable.Range(1, count).Select(number => Row(number, name))]);

    internal static async Task<QueueTurn.Taken> TakenAsync(ICallQueue queue, params string[] callers) =>
        Assert.IsType<QueueTurn.Taken>(await queue.TakeAsync(Name, [.. callers]));

    /// <summary>Claims the call of a row that was taken.</summary>
    internal static async Task<LedgerTicket> ClaimAsync(ICallLedger ledger, QueuedCall row) =>
        Assert.IsType<LedgerClaim.Granted>(
            await ledger.ClaimAsync(row.Key, Calls.To(row.Dialled[0]), TimeSpan.FromHours(1))).Ticket;
}
