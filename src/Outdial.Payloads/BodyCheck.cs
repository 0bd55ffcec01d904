using System.Text;

namespace Outdial.Payloads;

/// <summary>Checks a body that is JSON against the contract in use.</summary>
internal static class BodyCheck
{
    private static readonly Rule[] WithoutParty =
    [
        PayloadRules.ParticipantsMissing, PayloadRules.ParticipantsNotAList, PayloadRules.ParticipantsEmpty,
        PayloadRules.ParticipantNotAnObject, PayloadRules.AddressMissing, PayloadRules.AddressNotAnObject,
        PayloadRules.IdMissing, PayloadRules.IdEmpty, PayloadRules.IdNotAText,
    ];

    internal static void Run(PayloadReport report, JsonValue root)
    {
        if (!root.IsObject)
        {
            NotAnObject(report, root);
            return;
        }

        if (ForeignBody.Report(report, root))
        {
            return;
        }

        if (BodyEnvelope.Find(root) is { } envelope)
        {
            Wrapped(report, root, envelope);
            return;
        }

        var meant = BodyInterpreter.Read(root);
        var conflict = PartyConflict.Find(meant);
        report.Contest(conflict?.Members ??
            CallMembers.NotOfCall(root, meant) switch
            {
                [] => [],
                var unknown => [.. unknown, .. meant.DestinationFields],
            });
        Fields(report, root);
        if (conflict is null)
        {
            report.OfferLast(IsAboutDestination, () => Anew(report, root, out _));
        }
        else if (!report.Has(PayloadRules.SeveralDestinations) && !report.Has(PayloadRules.PartyWithSeveralTargets))
        {
            conflict.Report(report);
        }
    }

    // The party is said, but not where the contract has it.
    private static bool IsAboutDestination(Diagnostic finding) =>
        finding.Rule == CallRules.NoDestination ||
        (WithoutParty.Contains(finding.Rule) &&
            !finding.Path.StartsWith("skillRequirements", StringComparison.Ordinal) &&
            !finding.Path.StartsWith("wrapUpCode", StringComparison.Ordinal)) ||
        (finding.Rule == PayloadRules.WrongType && PlatformFields.Destinations.Contains(finding.Path));

    private static void Fields(PayloadReport report, JsonValue root)
    {
        if (KnownMisuses.Find(root) is var (shape, mark))
        {
            if (!IsOwn(report.Contract, root, mark))
            {
                Invented(report, root, shape, mark);
                return;
            }

            Beside(report, root, mark);
        }

        if (IsTheOthers(report.Contract, BodyKinds.Of(root)))
        {
            Other(report, root);
        }
        else if (report.Contract == Contract.Guide)
        {
            GuideBodyCheck.Run(report, root);
        }
        else
        {
            PlatformBodyCheck.Run(report, root);
        }
    }

    private static void Wrapped(PayloadReport report, JsonValue root, JsonMember envelope)
    {
        var inner = BodyEnvelope.BodyOf(envelope)!;
        if (BodyEnvelope.Obstacle(root, envelope) is { } obstacle)
        {
            report.AddName(PayloadRules.WrappedBody, envelope, BodyEnvelope.Beside(envelope, obstacle));
            return;
        }

        var text = envelope.Value.IsText
            ? envelope.Value.Text
            : Encoding.UTF8.GetString(report.Text.Slice(inner.Span.Start, inner.Span.Length));
        report.AddName(
            PayloadRules.WrappedBody,
            envelope,
            $"The body stands in the field '{JsonPath.Shown(envelope.Key)}' of another object.",
            null,
            Sureness(report, root, inner) is { } applicability
                ? Fixes.Make(applicability, "Write the inner object alone", JsonEdits.Replace(root, text))
                : null);
    }

    // What is no call inside is none outside; what has a fault that is not about which body it is, is seen better
    // outside.
    private static Applicability? Sureness(PayloadReport report, JsonValue root, JsonValue inner)
    {
        Rule[] refusals =
        [
            PayloadRules.OtherOperation, PayloadRules.PastedAnswer, PayloadRules.SeveralDestinations,
            PayloadRules.NothingToRewrite, PayloadRules.WrappedBody,
        ];
        var rewrite = Trial(report, inner);
        return rewrite.Findings.Any(finding => finding.Diagnostic.IsError && refusals.Contains(finding.Diagnostic.Rule))
                ? null
            : rewrite.Request is not null && root.Members is [var only] && (only.Value == inner || only.Value.IsText) &&
                report.Edits.IsBare(only, root) ? Applicability.Safe
            : Applicability.Guess;
    }

    private static bool IsTheOthers(Contract contract, BodyKind kind) =>
        contract == Contract.Guide ? kind == BodyKind.Platform : kind == BodyKind.Guide;

    // A body of the contract in use that also has a field of such a shape: the rest of it is checked as what it is.
    private static bool IsOwn(Contract contract, JsonValue root, JsonMember mark) => contract == Contract.Guide
        ? BodyKinds.HasAddress(root)
        : mark.Key != "participants" && PlatformFields.DestinationsOf(root).Count > 0;

    private static void Beside(PayloadReport report, JsonValue root, JsonMember mark)
    {
        report.AddName(
            PayloadRules.KnownMisuse,
            mark,
            $"The contract {ContractNames.Of(report.Contract)} has no field '{JsonPath.Shown(mark.Key)}'; " +
                "bodies that people invented have.",
            Severity.Warning,
            AsCallerId(report, root, mark));
        report.Spoken.Add(mark);
    }

    private static TextFix? AsCallerId(PayloadReport report, JsonValue root, JsonMember mark) =>
        report.Contract == Contract.Platform && mark.Value.IsText && IsCaller(mark) &&
        !root.Members.Exists(other => other != mark && IsCaller(other))
            ? Fixes.Guess("Rename it to 'callerId'", JsonEdits.Rename(mark, "callerId"))
            : null;

    private static bool IsCaller(JsonMember member) => FieldName.Folded(member.Key) is var name &&
        (name is "from" or "callfrom" or "fromaddress" or "callerid" || PartyValue.IsCaller(name));

    private static void NotAnObject(PayloadReport report, JsonValue root) => report.Add(
        PayloadRules.BodyNotAnObject, root, $"The body is {root.Description}, not an object.", null,
        root switch
        {
            { IsArray: true, Items: [{ IsObject: true } first, ..] } when IsGuides(first) =>
                Fixes.Guess("Write it as participants", JsonEdits.Wrap(root, "{\"participants\":", "}")),
            { IsArray: true, Items: [{ IsObject: true }] } =>
                Fixes.Guess("Take the square brackets off", JsonEdits.Unwrap(root)),
            { IsText: true, Text: ['{', .., '}'] } =>
                Fixes.Guess("Write the JSON that the text holds", JsonEdits.Replace(root, root.Text)),
            _ => null,
        });

    private static bool IsGuides(JsonValue participant) => participant.Member("participantAddress") is not null;

    private static void Invented(PayloadReport report, JsonValue root, KnownMisuse shape, JsonMember mark)
    {
        var name = report.Contract == Contract.Guide ? shape.Guide : shape.Platform;
        var anew = Anew(report, root, out var obstacle);
        report.AddName(
            PayloadRules.KnownMisuse,
            mark,
            $"This is the shape '{shape.Name}', which neither contract has; it was meant {shape.Meaning}. " +
                (anew is not null || obstacle is null
                    ? $"The contract {ContractNames.Of(report.Contract)} calls that {name}."
                    : $"No body can be made of it as it stands: {obstacle}"),
            null,
            anew);
        Addresses(report, root);
    }

    private static void Other(PayloadReport report, JsonValue root)
    {
        var other = report.Contract == Contract.Guide ? Contract.Platform : Contract.Guide;
        report.Add(
            PayloadRules.OtherContract,
            root,
            $"The body follows the contract {ContractNames.Of(other)}; the one in use is " +
                $"{ContractNames.Of(report.Contract)}.",
            null,
            Anew(report, root, out _));
        Addresses(report, root);
    }

    private static PayloadRewrite Trial(PayloadReport report, JsonValue root) =>
        Rewriter.Run(
            new PayloadReport(report.Text.ToArray(), report.Contract, report.Policy), root, report.Contract);

    private static TextFix? Anew(PayloadReport report, JsonValue root, out string? obstacle)
    {
        var rewrite = Trial(report, root);
        obstacle = rewrite.Findings.FirstOrDefault(finding => finding.Diagnostic.IsError)?.Diagnostic.Message;
        return rewrite.Request is { } request
            ? Fixes.Guess(
                $"Write the body as the contract {ContractNames.Of(report.Contract)} has it",
                JsonEdits.Replace(root, request.BodyText))
            : null;
    }

    // Whatever the shape, a number that cannot be dialled is said now and not only once the shape is fixed.
    private static void Addresses(PayloadReport report, JsonValue root)
    {
        foreach (var party in BodyInterpreter.Read(root).Destinations)
        {
            if (InterpretedAddress.Read(party, report.Policy, out var fault) is { } address)
            {
                Strict(report, party, address);
            }
            else
            {
                NumberField.ReportFault(report, party.Value, fault! with { Severity = Severity.Error });
            }
        }
    }

    private static void Strict(PayloadReport report, InterpretedParty party, ParticipantAddress address)
    {
        NumberField.ReportPlans(report, party.Value, address);
        // Bare digits are the platform's own form; the guide has none for them.
        var isNumber = address is ParticipantAddress.Phone ||
            (address is ParticipantAddress.Extension && report.Contract == Contract.Guide);
        if (isNumber && ParticipantAddress.Diagnose(party.Value.Text) is { } fault)
        {
            NumberField.ReportFault(report, party.Value, fault);
        }
    }
}
