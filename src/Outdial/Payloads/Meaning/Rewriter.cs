namespace Outdial;

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

        if (PlatformFields.DestinationsOf(root) is [_, var second, ..])
        {
            report.AddName(
                PayloadRules.SeveralDestinations,
                second,
                "The body names more than one destination; the new one calls all of them.",
                Severity.Warning);
        }

        var draft = new CallDraft(MeaningReader.Read(root), root, report);
        return new PayloadRewrite(draft.IsBroken ? null : Write(report, root, to, draft), report.InOrder());
    }

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

            // From the last entry of a list to the first: the others keep their places.
            foreach (var fault in (mapping?.Diagnostics ?? check.Diagnostics).Where(d => d.IsError).Reverse())
            {
                var isWhom = fault.Path.StartsWith("destinations", StringComparison.Ordinal);
                var place = draft.Place(fault.Path);
                if (mapping is null && isWhom)
                {
                    report.Add(fault.Rule, place, fault.Message, Severity.Error);
                    return null;
                }

                report.Add(PayloadRules.LeftOut, place, $"Left out. {fault.Message}");
                draft.Drop(fault.Path);
            }
        }

        report.Add(PayloadRules.NothingToRewrite, root);
        return null;
    }
}
