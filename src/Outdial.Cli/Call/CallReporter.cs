using System.Collections.Immutable;
using System.Text.Json;
using Spectre.Console;

namespace Outdial.Cli;

/// <summary>Says what became of <c>outdial call</c>: for people, or as one JSON object.</summary>
internal sealed class CallReporter(Terminal terminal, CallInput input, bool json)
{
    /// <summary>The input is wrong: nothing was sent.</summary>
    internal int Invalid(ImmutableArray<Diagnostic> findings, Contract? contract) =>
        Report(new CallReport("invalid", contract, findings), "Nothing was sent.", ExitCode.Invalid);

    /// <summary>Settings are missing or wrong: nothing was sent.</summary>
    internal int Misconfigured(ImmutableArray<Diagnostic> faults, Contract? contract) =>
        Report(new CallReport("notSent", contract, faults),
            faults.All(fault => fault.Rule.Id is ['O', 'D', '4', ..])
                ? "Nothing was sent."
                : "Nothing was sent. To try it without an account, add --sandbox: no phone rings.",
            ExitCode.Usage);

    /// <summary>The service was not to be asked for names: nothing was sent.</summary>
    internal int NotLookedUp(ImmutableArray<Diagnostic> findings, Contract contract) =>
        Report(new CallReport("notSent", contract, findings), "Not sent; nothing was dialled.", ExitCode.NotSent);

    /// <summary>Ctrl-C in time.</summary>
    internal int Cancelled(Contract contract) =>
        Report(new CallReport("notSent", contract, []),
            "Cancelled before the call's request left; nothing was dialled.", ExitCode.NotSent);

    /// <summary>Everything but sending.</summary>
    internal int DryRun(ValidCall call, Mapping mapping, Contract contract)
    {
        ImmutableArray<Diagnostic> findings = [.. call.Remarks, .. mapping.Diagnostics];
        if (mapping.Request is not { } request)
        {
            return Invalid(findings, contract);
        }

        if (!json)
        {
            terminal.Out.WriteLine(request.BodyText);
        }

        var words = $"Dry run: this would be POSTed to {request.Path} under the contract {Name(contract)}. " +
            "Nothing was sent.";
        return Report(
            new CallReport("dryRun", contract, findings) { Request = Parsed(request) }, words, ExitCode.Done);
    }

    /// <summary>What the service, or the network, made of it.</summary>
    internal int Outcome(ValidCall call, CallOutcome outcome, Contract contract)
    {
        if (!json && outcome is CallOutcome.Placed placed)
        {
            terminal.Out.WriteLine(VisibleText.Of(placed.ConversationId));
        }

        var words = OutcomeWords.For(outcome, call.Call, input.Sandbox);
        return Report(CallReport.Of(outcome, contract), words, ExitCode.Of(outcome));
    }

    /// <summary>A call that was waited for; in words all of it has been said.</summary>
    internal int Followed(CallOutcome.Placed placed, Contract contract, CallEnd end) => json
        ? Report(CallReport.Of(placed, contract) with { End = end }, "", end.ExitCode)
        : end.ExitCode;

    internal static JsonElement Parsed(WireRequest request)
    {
        using var document = JsonDocument.Parse(request.Body);
        return document.RootElement.Clone();
    }

    internal static string Name(Contract contract) => contract == Contract.Guide ? "guide" : "platform";

    private int Report(CallReport report, string words, int exitCode)
    {
        if (json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(report.ForJson(), OutputJson.Line.CallReportObject));
            return exitCode;
        }

        foreach (var finding in report.Diagnostics)
        {
            DiagnosticWriter.Write(
                terminal.Words,
                finding,
                finding.Path == input.QueuePath ? "--queue" : CallPlaces.Describe(finding.Path),
                input.Written.GetValueOrDefault(CallPlaces.Written(finding.Path)));
        }

        terminal.Words.MarkupLine(Markup.Escape(VisibleText.Of(words)));
        return exitCode;
    }
}
