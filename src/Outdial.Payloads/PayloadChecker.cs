namespace Outdial.Payloads;

/// <summary>Checks JSON bodies for <c>POST /api/v2/conversations/calls</c> before anything is sent: every fault at
/// once, at its place, with the ways to fix it.</summary>
/// <remarks>Never throws on what it is given, and sends nothing. Safe for use from many threads.</remarks>
/// <param name="contract">The contract that the service follows.</param>
/// <param name="policy">How strict to be; the default policy if null. Its region is also the one in which numbers
/// without a calling code are read when a fix is looked for.</param>
/// <exception cref="ArgumentException">The policy names a region that is none.</exception>
public sealed class PayloadChecker(Contract contract, CallPolicy? policy = null)
{
    private readonly CallPolicy _policy = CallValidator.Checked(policy ?? new CallPolicy());

    /// <summary>The contract that bodies are checked against.</summary>
    public Contract Contract { get; } = contract;

    /// <summary>Checks a body.</summary>
    /// <param name="utf8Json">The body, whatever it is.</param>
    public PayloadCheck Check(ReadOnlySpan<byte> utf8Json) =>
        PayloadScan.IsClean(utf8Json, Contract) ? PayloadCheck.Clean : CheckThoroughly(utf8Json);

    /// <summary>Fixes what is certain, and on demand what is only likely; every other byte stays as it is.</summary>
    /// <param name="utf8Json">The body.</param>
    /// <param name="guesses">Whether to apply fixes that are guesses too.</param>
    /// <param name="only">Which rules' findings to fix; all if null.</param>
    public PayloadFixResult Fix(ReadOnlySpan<byte> utf8Json, bool guesses = false, Func<Rule, bool>? only = null) =>
        PayloadFixResult.Of(this, utf8Json, guesses, only ?? (_ => true));

    /// <summary>Writes a body anew for a contract, from whichever shape it has.</summary>
    /// <param name="utf8Json">The body, in the shape of either contract or of neither.</param>
    /// <param name="to">The contract to write it for.</param>
    public PayloadRewrite Rewrite(ReadOnlySpan<byte> utf8Json, Contract to)
    {
        var (report, root) = Read(utf8Json, JsonFaults.Most);
        return root is null || report.Has(JsonRules.SeveralDocuments) || report.Has(JsonRules.DuplicateKey)
            ? new PayloadRewrite(null, report.InOrder())
            : AsItIs(utf8Json, Rewriter.Run(report, root, to), to);
    }

    // What the contract takes as it stands is not written in other words.
    private PayloadRewrite AsItIs(ReadOnlySpan<byte> utf8Json, PayloadRewrite rewrite, Contract to) =>
        new PayloadChecker(to, _policy).CheckThoroughly(utf8Json, most: 1).Findings.IsEmpty
            ? new PayloadRewrite(rewrite.Request, [], utf8Json.ToArray())
            : rewrite;

    /// <summary>The check without the short cut for bodies with which nothing is wrong.</summary>
    /// <param name="utf8Json">The body.</param>
    /// <param name="most">How many findings are taken.</param>
    internal PayloadCheck CheckThoroughly(ReadOnlySpan<byte> utf8Json, int most = JsonFaults.Most)
    {
        var (report, root) = Read(utf8Json, most);
        if (root is not null)
        {
            BodyCheck.Run(report, root);
        }

        var findings = report.InOrder();
        return findings.IsEmpty ? PayloadCheck.Clean : new PayloadCheck(findings);
    }

    private (PayloadReport Report, JsonValue? Root) Read(ReadOnlySpan<byte> utf8Json, int most)
    {
        // A document over the bound is not copied either.
        var faults = new JsonFaults(most);
        var root = JsonDocumentReader.Read(utf8Json, faults);
        var report = new PayloadReport(
            utf8Json.Length > JsonDocumentReader.MaxBytes ? [] : utf8Json.ToArray(), Contract, _policy, most);
        foreach (var fault in faults.All)
        {
            report.Add(fault);
        }

        return (report, root);
    }
}
