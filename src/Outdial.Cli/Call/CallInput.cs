using System.Collections.Immutable;
using System.CommandLine;

namespace Outdial.Cli;

/// <summary>What the command line asks for, read as far as it can be read.</summary>
internal sealed class CallInput
{
    private CallInput()
    {
    }

    /// <summary>The call; without what is at fault.</summary>
    internal required OutboundCall Call { get; init; }

    /// <summary>Names in place of ids, which the call does not have yet.</summary>
    internal required ImmutableArray<PendingName> Names { get; init; }

    /// <summary>What could not be read.</summary>
    internal required ImmutableArray<Diagnostic> Faults { get; init; }

    /// <summary>Fields of the call that hold less than was written.</summary>
    internal required IReadOnlySet<string> Unread { get; init; }

    internal required CallPolicy Policy { get; init; }

    internal required string? Contract { get; init; }

    /// <summary>The call's key; null if it has none.</summary>
    internal required CallKey? Key { get; init; }

    /// <summary>Opens the ledger; gives null if none is used.</summary>
    internal required Func<CancellationToken, Task<ICompleteLedger?>> OpenLedger { get; init; }

    /// <summary>The profile that is named; null if none is.</summary>
    internal required string? Profile { get; init; }

    internal required bool Sandbox { get; init; }

    internal required bool Wait { get; init; }

    internal required bool DryRun { get; init; }

    /// <summary>Whether attempts carry a stamp.</summary>
    internal required bool SendsStamp { get; init; }

    /// <summary>What was written for each place, for drawing a mark under a fault.</summary>
    internal required ImmutableDictionary<string, string> Written { get; init; }

    /// <summary>The destination that <c>--queue</c> names; null if it does not.</summary>
    internal required string? QueuePath { get; init; }

    internal static CallInput Read(ParseResult parsed, CallOptions options, Terminal terminal)
    {
        var region = options.Fields.RegionOf(parsed);
        var reader = new OptionReader();
        var addresses = parsed.GetValue(options.Addresses) ?? [];
        var queue = parsed.GetValue(options.Queue);
        var destinations = reader.Addresses(queue is null ? addresses : [.. addresses, $"queue:{queue}"], region);
        var call = options.Fields.Read(parsed, reader) with
        {
            Destinations = destinations,
            OnBehalfOfUser = reader.Id("onBehalfOfUser", parsed.GetValue(options.User), NamedKind.User),
            Attributes = reader.Attributes(parsed.GetValue(options.Attributes) ?? []),
        };
        var key = reader.Key("key", parsed.GetValue(options.Key));
        return new CallInput
        {
            Call = call,
            Names = [.. reader.Names],
            Faults = [.. reader.Faults.Select(DiallingRegion.Explain(region))],
            Unread = reader.Unread,
            Policy = options.Policy.Read(
                parsed, reader.Faults.Exists(fault => fault.Rule == AddressRules.UnknownRegion) ? null : region),
            Contract = parsed.GetValue(options.Policy.Contract),
            Key = key,
            OpenLedger = key is null
                ? token => options.Ledger.OpenForRateAsync(parsed, terminal, token)
                : async token => await options.Ledger.OpenForKeyAsync(parsed, terminal, token),
            Profile = parsed.GetValue(options.Account.Option),
            Sandbox = parsed.GetValue(options.Sandbox),
            Wait = parsed.GetValue(options.Wait),
            DryRun = parsed.GetValue(options.DryRun),
            SendsStamp = !parsed.GetValue(options.NoStamp),
            QueuePath = queue is null ? null : $"destinations[{addresses.Length}]",
            Written = reader.Written.ToImmutableDictionary(),
        };
    }
}
