using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary><c>outdial reconcile</c>: finds out whether unknown calls were placed.</summary>
internal static class ReconcileCommand
{
    internal static Command Create(Terminal terminal)
    {
        var keys = new Argument<string[]>("key")
        {
            Description = "The keys to look for.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var all = new Option<bool>("--all") { Description = "Look for every unknown call of the ledger." };
        var patience = new Option<int>("--patience")
        {
            HelpName = "seconds",
            Description = "How long to look for each: 0 to 86400 seconds.",
            DefaultValueFactory = _ => 120,
        };
        patience.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (
                !StrictNumber.TryRead(text, out int seconds) || seconds > 86_400))
            {
                result.AddError("--patience is a number of seconds from 0 to 86400.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Print one JSON object for each key." };
        var place = new LedgerOption();
        var profile = new AccountOption();
        var command = new Command("reconcile", "Find out whether unknown calls were placed. Nothing is dialled.")
        {
            keys,
            all,
            patience,
            json,
            place.Option,
            profile.Option,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(keys) ?? []).Length > 0 == result.GetValue(all))
            {
                result.AddError("Name keys, or give --all.");
            }
        });
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            async () => await RunAsync(
                terminal,
                await AccountReader.ReadAsync(terminal, parsed.GetValue(profile.Option), withSecret: true, token),
                () => place.OpenExistingAsync(parsed, terminal, token),
                parsed.GetValue(all) ? null : parsed.GetValue(keys),
                TimeSpan.FromSeconds(parsed.GetValue(patience)),
                parsed.GetValue(json),
                token),
            token,
            parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal,
        Account account,
        Func<Task<ICompleteLedger>> open,
        string[]? names,
        TimeSpan patience,
        bool json,
        CancellationToken cancellationToken)
    {
        account.WriteRemarks(terminal);

        account.Options.Reconciliation.Timeout = patience;
        await using var ledger = await open();
        using var client = SettingAdvice.CreateClient(account, terminal, ledger);
        if (await KeysAsync(terminal, ledger, names, json, cancellationToken) is not { } keys)
        {
            return ExitCode.Usage;
        }

        var unknown = 0;
        foreach (var key in keys)
        {
            var found = await client.ReconcileAsync(key, cancellationToken);
            unknown += found is Reconciliation.StillUnknown ? 1 : 0;
            if (json)
            {
                var known = found is null ? await ledger.FindAsync(key, cancellationToken) : null;
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(
                    ReconcileObject.Of(key, found, known), ReconcileJson.Line.ReconcileObject));
            }
            else
            {
                Say(terminal, key, found);
            }
        }

        return unknown == 0 ? ExitCode.Done : ExitCode.Unknown;
    }

    private static async Task<ImmutableArray<CallKey>?> KeysAsync(
        Terminal terminal, ICompleteLedger ledger, string[]? names, bool json, CancellationToken cancellationToken)
    {
        if (names is null)
        {
            return [.. await ledger.ListAsync([LedgerState.Unknown], cancellationToken)
                .Select(entry => entry.Key).ToListAsync(cancellationToken)];
        }

        var keys = ImmutableArray.CreateBuilder<CallKey>();
        foreach (var name in names)
        {
            if (!CallKey.TryParse(name, out var key) || await ledger.FindAsync(key, cancellationToken) is null)
            {
                LedgerAction.SayUnknown(terminal, name, json);
                return null;
            }

            keys.Add(key);
        }

        return keys.ToImmutable();
    }

    private static void Say(Terminal terminal, CallKey key, Reconciliation? found)
    {
        terminal.Out.WriteLine(VisibleText.Of(found switch
        {
            null => $"{key}  not unknown",
            Reconciliation.Placed placed => $"{key}  placed  {placed.ConversationId}",
            Reconciliation.NotPlaced => $"{key}  not placed",
            _ => $"{key}  unknown",
        }));
        var words = found switch
        {
            Reconciliation.Placed placed => placed.Evidence,
            Reconciliation.NotPlaced notPlaced => notPlaced.Evidence,
            _ => null,
        };
        if (words is not null)
        {
            terminal.Error.WriteLine(VisibleText.Of(words));
        }

        if (found is Reconciliation.StillUnknown still)
        {
            DiagnosticWriter.Write(terminal.Words, still.Reason, "", null);
        }
    }
}
