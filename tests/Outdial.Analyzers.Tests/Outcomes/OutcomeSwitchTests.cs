namespace Outdial.Analyzers.Tests;

public sealed class OutcomeSwitchTests
{
    [Theory]
    [InlineData("_ = outcome switch { CallOutcome.Placed => 1, _ => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Placed p => p.ConversationId, { } other => other.ToString() };")]
    [InlineData("_ = outcome switch { CallOutcome.Placed => 1, var other => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Placed => 1, not null => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Placed => 1, not CallOutcome.Placed => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Placed or CallOutcome.Refused => 1, CallOutcome => 2 };")]
    [InlineData("_ = outcome switch { { IsPlaced: true } => 1, _ => 2 };")]
    [InlineData("_ = outcome switch { _ => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Placed => 1 };")]
    [InlineData("_ = outcome switch { not CallOutcome.Unknown => 1 };")]
    [InlineData("_ = (await client.PlaceAsync(call)) switch { CallOutcome.Placed => 1, _ => 2 };")]
    [InlineData("Func<CallOutcome, Func<int>> f = o => () => o switch { CallOutcome.Placed => 1, _ => 2 };")]
    [InlineData("switch (outcome) { case CallOutcome.Placed: break; }")]
    [InlineData("switch (outcome) { case CallOutcome.Placed: break; default: break; }")]
    [InlineData("switch (outcome) { default: break; case CallOutcome.Placed: break; }")]
    [InlineData("switch (outcome) { case null: break; default: break; }")]
    [InlineData("switch (outcome) { case CallOutcome.Placed: case not CallOutcome.Placed: break; }")]
    [InlineData("switch (outcome) { case CallOutcome.Placed: break; case var other when true: Log(other); break; }")]
    [InlineData("switch (outcome) { }")]
    public async Task Finds_a_switch_that_forgets_Unknown(string code) =>
        await IsFoundAsync(code, "does not handle CallOutcome.Unknown");

    [Theory]
    [InlineData("_ = outcome switch { CallOutcome.Unknown when flag => 1, _ => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Unknown { AttemptCount: 1 } => 1, _ => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Unknown and { IsRecorded: true } => 1, _ => 2 };")]
    [InlineData("switch (outcome) { case CallOutcome.Unknown when flag: break; default: break; }")]
    [InlineData("switch (outcome) { case CallOutcome.Unknown u when u.AttemptCount > 1: break; }")]
    public async Task Finds_a_switch_that_handles_Unknown_partly(string code) =>
        await IsFoundAsync(code, "handles CallOutcome.Unknown only on a condition");

    [Theory]
    [InlineData("_ = outcome switch { CallOutcome.Placed => 1, CallOutcome.Unknown => 3, _ => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Unknown u => u.AttemptCount, _ => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Unknown { } u => u.AttemptCount, _ => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Unknown { AttemptCount: var n } => n, _ => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Refused or CallOutcome.Unknown => 1, _ => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Unknown when flag => 1, CallOutcome.Unknown => 3, _ => 2 };")]
    [InlineData("_ = outcome switch { CallOutcome.Unknown when true => 1, _ => 2 };")]
    [InlineData("_ = outcome switch { not null and CallOutcome.Unknown => 1, _ => 2 };")]
    [InlineData("_ = outcome switch { not CallOutcome.Unknown => 1, _ => 2 };")]
    [InlineData("switch (outcome) { case CallOutcome.Placed: break; case CallOutcome.Unknown: break; }")]
    [InlineData("switch (outcome) { case CallOutcome.Placed: break; case CallOutcome.Unknown: default: break; }")]
    [InlineData("switch (outcome) { default: break; case CallOutcome.Unknown u: Log(u); break; }")]
    [InlineData("switch (outcome) { case not CallOutcome.Unknown: break; default: break; }")]
    [InlineData("_ = outcome is CallOutcome.Placed ? 1 : 2;")]
    [InlineData("if (outcome is CallOutcome.Placed) { } else if (outcome is CallOutcome.Refused) { }")]
    [InlineData("object other = outcome; _ = other switch { CallOutcome.Placed => 1, _ => 2 };")]
    [InlineData("_ = outcome.IsPlaced switch { true => 1, _ => 2 };")]
    [InlineData("_ = (outcome, flag) switch { (CallOutcome.Placed, true) => 1, _ => 2 };")]
    public async Task Finds_nothing_where_Unknown_is_handled(string code)
    {
        Assert.Empty(Analysis.Errors(Analysis.Method(code)));
        Assert.Empty(await Analysis.RunAsync(Analysis.Method(code)));
    }

    [Fact]
    public async Task Knows_the_type_by_any_name() => Assert.Empty(await Analysis.RunAsync(
        """
        using O = Outdial.CallOutcome; using Lost = Outdial.CallOutcome.Unknown; using static Outdial.CallOutcome;
        class Program
        {
            int A(O o) => o switch { O.Unknown => 1, _ => 2 };
            int B(O o) => o switch { Lost => 1, _ => 2 };
            int C(O o) => o switch { Unknown u => u.AttemptCount, _ => 2 };
            int D(O o) => o switch { global::Outdial.CallOutcome.Unknown => 1, _ => 2 };
        }
        """));

    [Theory]
    [InlineData(
        "_ = outcome switch { CallOutcome.Placed => 1, _ => 2 };",
        "CallOutcome.Placed => 1, CallOutcome.Unknown unknown => throw new CallNotPlacedException(unknown), _ => 2")]
    [InlineData(
        "_ = outcome switch { CallOutcome.Placed => 1 };",
        "CallOutcome.Placed => 1, CallOutcome.Unknown unknown => throw new CallNotPlacedException(unknown)")]
    [InlineData(
        "_ = outcome switch { CallOutcome.Placed => 1, not CallOutcome.Placed => 2, };",
        "=> 1, CallOutcome.Unknown unknown => throw new CallNotPlacedException(unknown), not CallOutcome.Placed => 2,")]
    [InlineData(
        "_ = outcome switch { CallOutcome.Unknown when flag => 1, _ => 2 };",
        "when flag => 1, CallOutcome.Unknown unknown => throw new CallNotPlacedException(unknown), _ => 2")]
    [InlineData(
        "switch (outcome) { case CallOutcome.Placed: break; default: break; }",
        "Placed: break; case CallOutcome.Unknown unknown: throw new CallNotPlacedException(unknown); default: break;")]
    [InlineData(
        "switch (outcome) { default: break; case CallOutcome.Placed: break; }",
        "{ case CallOutcome.Unknown unknown: throw new CallNotPlacedException(unknown); default: break; case")]
    [InlineData(
        "switch (outcome) { case null: break; case { } other: Log(other); break; }",
        "null: break; case CallOutcome.Unknown unknown: throw new CallNotPlacedException(unknown); case { } other:")]
    [InlineData(
        "switch (outcome) { }",
        "switch (outcome) { case CallOutcome.Unknown unknown: throw new CallNotPlacedException(unknown); }")]
    [InlineData(
        "var unknown = 1; _ = outcome switch { CallOutcome.Placed => unknown, _ => 2 }; var unknown2 = unknown;",
        "CallOutcome.Unknown unknown3 => throw new CallNotPlacedException(unknown3), _ => 2")]
    [InlineData(
        "_ = outcome switch { CallOutcome.Unknown unknown when flag => unknown.AttemptCount, _ => 2 };",
        "CallOutcome.Unknown unknown2 => throw new CallNotPlacedException(unknown2), _ => 2")]
    public async Task Adds_an_arm_where_it_is_reached(string code, string expected)
    {
        var result = await Analysis.FixedAsync(Analysis.Method(code));
        Assert.NotNull(result);
        Assert.Contains(Squeezed(expected), Squeezed(result), StringComparison.Ordinal);
        Assert.Empty(Analysis.Errors(result));
        Assert.Empty(await Analysis.RunAsync(result));
    }

    [Fact]
    public async Task Writes_the_arm_on_a_line_of_its_own()
    {
        const string Before =
            """
            class Program
            {
                int Run(CallOutcome outcome)
                {
                    return outcome switch
                    {
                        CallOutcome.Placed => 1,

                        // All others.
                        _ => 2,
                    };
                }
            }
            """;
        var after = Before.Replace(
            "=> 1,\n",
            "=> 1,\n            CallOutcome.Unknown unknown => throw new CallNotPlacedException(unknown),\n",
            StringComparison.Ordinal);
        Assert.Equal(after, await Analysis.FixedAsync(Before));
    }

    private static async Task IsFoundAsync(string code, string message)
    {
        var source = Analysis.Method(code);
        Assert.Empty(Analysis.Errors(source));
        var found = Assert.Single(await Analysis.RunAsync(source));
        Assert.Equal("ODA003", found.Id);
        Assert.Equal("switch", source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.StartsWith($"The switch {message}: ", found.GetMessage(null), StringComparison.Ordinal);
    }

    private static string Squeezed(string code) =>
        string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
