namespace Outdial;

/// <summary>Checks a body that is JSON against the contract in use.</summary>
internal static class BodyCheck
{
    internal static void Run(PayloadReport report, JsonValue root)
    {
        if (!root.IsObject)
        {
            NotAnObject(report, root);
        }
        else if (InventedShapes.Find(root) is var (shape, mark))
        {
            Invented(report, root, shape, mark);
        }
        else if (IsTheOthers(report.Contract, BodyKinds.Of(root)))
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

    private static bool IsTheOthers(Contract contract, BodyKind kind) =>
        contract == Contract.Guide ? kind == BodyKind.Platform : kind == BodyKind.Guide;

    private static void NotAnObject(PayloadReport report, JsonValue root) => report.Add(
        PayloadRules.BodyNotAnObject, root, $"The body is {root.Description}, not an object.", null,
        root is { IsArray: true, Items: [{ IsObject: true }] }
            ? Fixes.Guess("Take the square brackets off", JsonEdits.Unwrap(root))
            : null);

    private static void Invented(PayloadReport report, JsonValue root, InventedShape shape, JsonMember mark)
    {
        var name = report.Contract == Contract.Guide ? shape.Guide : shape.Platform;
        report.AddName(
            PayloadRules.InventedShape,
            mark,
            $"This is the shape '{shape.Name}', which neither contract has; it was meant {shape.Meaning}. " +
                $"The contract {ContractName.Of(report.Contract)} calls that {name}.",
            null,
            Anew(report, root));
        Addresses(report, root);
    }

    private static void Other(PayloadReport report, JsonValue root)
    {
        var other = report.Contract == Contract.Guide ? Contract.Platform : Contract.Guide;
        report.Add(
            PayloadRules.OtherContract,
            root,
            $"The body follows the contract {ContractName.Of(other)}; the one in use is " +
                $"{ContractName.Of(report.Contract)}.",
            null,
            Anew(report, root));
        Addresses(report, root);
    }

    private static TextFix? Anew(PayloadReport report, JsonValue root)
    {
        var trial = new PayloadReport(report.Text.ToArray(), report.Contract, report.Policy);
        return Rewriter.Run(trial, root, report.Contract).Request is { } request
            ? Fixes.Guess(
                $"Write the body as the contract {ContractName.Of(report.Contract)} has it",
                JsonEdits.Replace(root, request.BodyText))
            : null;
    }

    // Whatever the shape, a number that nobody can dial is said now and not only once the shape is mended.
    private static void Addresses(PayloadReport report, JsonValue root)
    {
        foreach (var party in MeaningReader.Read(root).Destinations)
        {
            if (MeantAddress.Read(party, report.Policy, out var fault) is { } address)
            {
                Strict(report, party, address);
            }
            else
            {
                NumberField.ReportFault(report, party.Value, fault! with { Severity = Severity.Error });
            }
        }
    }

    private static void Strict(PayloadReport report, MeantParty party, ParticipantAddress address)
    {
        NumberField.ReportPlans(report, party.Value, address);
        if (address is ParticipantAddress.Phone && ParticipantAddress.Diagnose(party.Value.Text) is { } fault)
        {
            NumberField.ReportFault(report, party.Value, fault);
        }
    }
}
