using System.Text;

namespace Outdial.Fuzz;

/// <summary>What holds of every body, whatever it is.</summary>
internal static class Promises
{
    private static readonly CallPolicy[] Policies =
        [new(), new() { Numbers = NumberPolicy.Assigned, Region = "US" }];

    /// <summary>The promise that is broken; null if none is.</summary>
    internal static string? Broken(byte[] body)
    {
        try
        {
            return Enum.GetValues<Contract>()
                .SelectMany(contract => Policies.Select(policy => Broken(new PayloadChecker(contract, policy), body)))
                .FirstOrDefault(broken => broken is not null);
        }
#pragma warning disable CA1031 // That nothing is thrown is the promise.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.ToString();
        }
    }

    private static string? Broken(PayloadChecker checker, byte[] body)
    {
        var check = checker.Check(body);
        foreach (var finding in check.Findings)
        {
            var edits = finding.Fixes.SelectMany(fix => fix.Edits).Select(edit => edit.Span);
            if (edits.Append(finding.Span).Any(span => span.Start < 0 || span.Length < 0 || span.End > body.Length))
            {
                return $"{finding} lies outside.";
            }
        }

        var result = checker.Fix(body);
        if (result.After.Findings.Any(finding => finding.SafeFix is not null))
        {
            return "A safe fix is left to apply.";
        }

        if (!checker.Fix(result.Json.Span).Json.Span.SequenceEqual(result.Json.Span))
        {
            return "A second run of fixes changes something.";
        }

        var guessed = checker.Fix(body, guesses: true);
        return checker.Fix(guessed.Json.Span, guesses: true).Fixes > 0
            ? "A second run with guesses changes something."
            : Enum.GetValues<Contract>().Select(to => Rewritten(checker, body, to)).FirstOrDefault(b => b is not null);
    }

    private static string? Rewritten(PayloadChecker checker, byte[] body, Contract to)
    {
        if (checker.Rewrite(body, to).Request is not { } request)
        {
            return null;
        }

        var policy = new CallPolicy { AllowEmergencyNumbers = true };
        var errors = new PayloadChecker(to, policy).Check(request.Body.Span).Findings
            .Where(finding => finding.Diagnostic.IsError)
            .ToList();
        return errors.Count == 0 ? null : $"{Encoding.UTF8.GetString(request.Body.Span)}: {errors[0]}";
    }
}
