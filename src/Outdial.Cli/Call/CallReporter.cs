using System.Collections.Immutable;
using System.Text.Json;
using Spectre.Console;

namespace Outdial.Cli;

/// <summary>Reports the outcome of <c>outdial call</c>, as text or as one JSON object.</summary>
internal sealed class CallReporter(Terminal terminal, CallInput input, bool json)
{
    private const string StampPlaceholder = "<stamp>";

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

    /// <summary>The names could not be looked up: nothing was sent.</summary>
    internal int NotLookedUp(ImmutableArray<Diagnostic> findings, Contract contract) =>
        Report(new CallReport("notSent", contract, findings), "Not sent; nothing was dialled.", ExitCode.NotSent);

    /// <summary>Ctrl-C in time.</summary>
    internal int Cancelled(Contract contract) =>
        Report(new CallReport("notSent", contract, []),
            "Cancelled before the call's request left; nothing was dialled.", ExitCode.NotSent);

    /// <summary>What chose the contract, in brackets; empty where it was named.</summary>
    internal string ContractChosenBy { get; set; } = "";

    /// <summary>Gives a finding the advice for the account.</summary>
    internal Func<Diagnostic, Diagnostic> Advise { get; set; } = finding => finding;

    /// <summary>Everything but sending.</summary>
    internal int DryRun(ValidCall call, Mapping mapping, Contract contract, Guid? callingUser)
    {
        ImmutableArray<Diagnostic> findings = [.. call.Remarks, .. mapping.Diagnostics];
        if (mapping.Request is not { } request)
        {
            return Invalid(findings, contract);
        }

        var body = AsSent(call, request, contract, callingUser);
        if (!json)
        {
            terminal.Out.WriteLine(body);
        }

        var words = $"Dry run: this would be POSTed to {request.Path} under the contract {ContractNames.Of(contract)}" +
            $"{ContractChosenBy}. Nothing was sent.{StampText(contract)}";
        return Report(
            new CallReport("dryRun", contract, findings) { Request = Parsed(body) }, words, ExitCode.Done);
    }

    // With a stamp, whose value is known only when the call is sent, as a placeholder.
    private string AsSent(ValidCall call, WireRequest request, Contract contract, Guid? callingUser)
    {
        var stamp = new CallStamp(Guid.Empty, 1);
        return input.SendsStamp &&
            ContractMapper.Map(call, contract, callingUser, stamp).Request is { } stamped
            ? stamped.BodyText.Replace(stamp.ToString(), StampPlaceholder, StringComparison.Ordinal)
            : request.BodyText;
    }

    private string StampText(Contract contract) =>
        contract == Contract.Guide ? ""
        : input.SendsStamp
            ? $" The attribute {CallStamp.Attribute} is the stamp by which outdial reconcile finds the call if its " +
                "answer is lost; --no-stamp leaves it out."
            : " Without its stamp, outdial reconcile can't find the call if its answer is lost.";

    /// <summary>The outcome of a call that was sent.</summary>
    internal int Outcome(ValidCall call, CallOutcome outcome, Contract contract)
    {
        if (!json && outcome is CallOutcome.Placed placed)
        {
            terminal.Out.WriteLine(VisibleText.Of(placed.ConversationId));
        }

        var words = OutcomeText.For(outcome, call.Call, input.Sandbox);
        if (outcome is CallOutcome.Unknown && !input.SendsStamp)
        {
            words += " It was sent without a stamp, so outdial reconcile can't find it.";
        }

        if (outcome is not CallOutcome.Placed && ContractChosenBy.Length > 0)
        {
            words += $" The contract is {ContractNames.Of(contract)}{ContractChosenBy}; --contract names another.";
        }

        var report = CallReport.Of(outcome, contract);
        return Report(
            report with { Diagnostics = [.. report.Diagnostics, .. RefusedPayload.Check(outcome)] },
            words,
            ExitCode.Of(outcome));
    }

    /// <summary>A call that was waited for; as text, all of it has been printed.</summary>
    internal int Followed(CallOutcome.Placed placed, Contract contract, CallEnd end) => json
        ? Report(CallReport.Of(placed, contract) with { End = end }, "", end.ExitCode)
        : end.ExitCode;

    internal static JsonElement Parsed(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    private int Report(CallReport report, string words, int exitCode)
    {
        report = report with { Diagnostics = [.. report.Diagnostics.Select(Advise)] };
        if (json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(report.ForJson(), CallJson.Line.CallReportObject));
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
