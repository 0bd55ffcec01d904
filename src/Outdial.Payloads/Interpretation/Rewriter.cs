namespace Outdial.Payloads;

/// <summary>Writes a body anew for a contract: what it means, less what the contract cannot express.</summary>
internal static class Rewriter
{
    internal static PayloadRewrite Run(PayloadReport report, JsonValue root, Contract to)
    {
        if (!root.IsObject)
        {
            report.Add(PayloadRules.BodyNotAnObject, root, $"The body is {root.Description}, not an object.");
            return new PayloadRewrite(null, report.InOrder());
        }

        if (ForeignBody.Report(report, root) || BodyEnvelope.Unwrap(root, report) is not { } body ||
            (body != root && ForeignBody.Report(report, body)))
        {
            return new PayloadRewrite(null, report.InOrder());
        }

        root = body;
        var meant = BodyInterpreter.Read(root);
        if (PartyConflict.Find(meant) is { } conflict)
        {
            conflict.Report(report);
            return new PayloadRewrite(null, report.InOrder());
        }

        if (CallMembers.NotOfCall(root, meant) is [var unknown, ..])
        {
            report.AddName(
                PayloadRules.NothingToRewrite, unknown,
                $"A call has no field '{JsonPath.Shown(unknown.Key)}', and " +
                    $"'{JsonPath.Shown(meant.DestinationFields[0].Key)}' is no contract's name of a party: this may " +
                    "be another operation.");
            return new PayloadRewrite(null, report.InOrder());
        }

        var draft = new CallDraft(meant, root, report);
        return new PayloadRewrite(draft.IsBroken ? null : Write(report, root, to, draft), report.InOrder());
    }

    private static bool IsAboutDestination(Diagnostic fault) =>
        fault.Path.StartsWith("destinations", StringComparison.Ordinal);

    // Every round takes out at least one field, so that it ends.
    private static WireRequest? Write(PayloadReport report, JsonValue root, Contract to, CallDraft draft)
    {
        var validator = new CallValidator(report.Policy);
        while (!draft.Call.Destinations.IsEmpty)
        {
            var check = validator.Check(draft.Call);
            var mapping = check.Call is { } call ? ContractMapper.Map(call, to) : null;
            if (mapping?.Request is { } request)
            {
                return request;
            }

            var faults = (mapping?.Diagnostics ?? check.Diagnostics).Where(fault => fault.IsError).ToList();
            if (mapping is null && faults.Exists(IsAboutDestination))
            {
                foreach (var fault in faults.Where(IsAboutDestination))
                {
                    report.Add(fault.Rule, draft.Place(fault.Path), fault.Message, Severity.Error);
                }

                return null;
            }

            foreach (var fault in faults)
            {
                report.Add(PayloadRules.LeftOut, draft.Place(fault.Path), $"Left out. {fault.Message}");
            }

            draft.Drop([.. faults.Select(fault => fault.Path)]);
        }

        report.Add(PayloadRules.NothingToRewrite, root);
        return null;
    }
}
