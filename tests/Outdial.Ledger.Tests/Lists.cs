namespace Outdial.Ledger.Tests;

/// <summary>Lists of two rows, for tests.</summary>
internal static class Lists
{
    internal static async Task ImportAsync(CallLedger ledger, string name = "spring", string? caller = null)
    {
        var list = new CallListEntry
        {
            Name = name,
            Service = "https://api.example.com/",
            Contract = Contract.Platform,
            Settings = "{}",
        };
        var import = await ledger.BeginImportAsync(list) ?? 0;
        await ledger.ImportAsync(name, import, [Row(name, 1, caller), Row(name, 2, caller)]);
        await ledger.EndImportAsync(list, import, keep: true);
        await ledger.SetListStateAsync(name, CallListState.Running);
    }

    internal static CallKey Key(string name, int number) => CallKey.Parse($"{name}/{number}");

    private static QueuedCall Row(string name, int number, string? caller) => new()
    {
        Key = Key(name, number),
        Position = number,
        RowKey = $"{number}",
        Body = $"{{\"to\":[\"+1202555010{number}\"]}}",
        Dialled = [$"+1202555010{number}"],
        Shown = $"+1********0{number}",
        Caller = caller,
        Zones = "Europe/Berlin",
    };
}
