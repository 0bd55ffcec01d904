using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial ledger recover</c>: after the database may have lost what was written last.</summary>
internal static class LedgerRecoverCommand
{
    internal static Command Create(Terminal terminal)
    {
        var keepClosed = new Option<bool>("--keep-closed")
        {
            Description = "Calls with keys do not leave yet: other accounts are to be recovered too.",
        };
        var noSearch = new Option<bool>("--no-search")
        {
            Description = "Look for nothing: a key whose record was lost can be dialled again.",
        };
        var yes = new Option<bool>("--yes") { Description = "With --no-search: it is meant so." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var place = new LedgerOption();
        var profile = new AccountOption();
        var command = new Command(
            "recover",
            "After a failover or a restored backup: find the calls that the ledger has lost, then let calls leave " +
            "again.")
        {
            keepClosed,
            noSearch,
            yes,
            json,
            place.Option,
            profile.Option,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(noSearch) && (result.GetValue(keepClosed) || !result.GetValue(yes)))
            {
                result.AddError(
                    "--no-search lets calls leave again, and a key whose record was lost can be dialled twice. If " +
                    "that is meant, add --yes, and leave out --keep-closed.");
            }
        });
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            async () =>
            {
                await using var ledger = await place.OpenExistingAsync(parsed, terminal, token);
                var report = new RecoveryReport(terminal, parsed.GetValue(json));
                var loss = ledger is IRecoverableLedger recoverable ? await recoverable.FindLossAsync(token) : null;
                return loss is null ? report.NotNeeded()
                    : parsed.GetValue(noSearch) ? report.Opened(
                        await ((IRecoverableLedger)ledger).EndRecoveryAsync(loss, token))
                    : await SearchAsync(
                        terminal,
                        await AccountReader.ReadAsync(
                            terminal, parsed.GetValue(profile.Option), withSecret: true, token),
                        ledger,
                        loss,
                        !parsed.GetValue(keepClosed),
                        report,
                        token);
            },
            token,
            parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> SearchAsync(
        Terminal terminal,
        Account account,
        ICompleteLedger ledger,
        LedgerLoss loss,
        bool opens,
        RecoveryReport report,
        CancellationToken cancellationToken)
    {
        account.WriteRemarks(terminal);
        report.Begun(loss);
        using var client = SettingAdvice.CreateClient(account, terminal, ledger);
        while (true)
        {
            switch (await client.RecoverAsync(opens, cancellationToken))
            {
                case Recovery.TooEarly early:
                    report.Waits(early.Until);
                    var wait = early.Until - TimeProvider.System.GetUtcNow();
                    await Task.Delay(
                        wait > TimeSpan.Zero ? wait : TimeSpan.Zero, TimeProvider.System, cancellationToken);
                    break;
                case Recovery.Done done:
                    return report.Done(done, opens);
                case Recovery.Incomplete incomplete:
                    return report.Incomplete(incomplete.Reason);
                default:
                    return report.NotNeeded();
            }
        }
    }
}
