namespace Outdial.Analyzers.Tests;

public sealed class IgnoredOutcomeTests
{
    [Theory]
    [InlineData("await client.PlaceAsync(call)")]
    [InlineData("(await client.PlaceAsync(call)).ToString(); client.PlaceAsync(call)", "client.PlaceAsync(call)")]
    [InlineData("await client.PlaceAsync(call, \"order-4711\")")]
    [InlineData("await client.PlaceAsync(call).ConfigureAwait(false)")]
    [InlineData("await client.PlaceAsync(call).WaitAsync(TimeSpan.FromSeconds(1))")]
    [InlineData("client.PlaceAsync(call)")]
    [InlineData("client?.PlaceAsync(call)", ".PlaceAsync(call)", "client?.PlaceAsync(call)")]
    [InlineData("client.PlaceAsync(call).Wait()")]
    [InlineData("client.PlaceAsync(call).GetAwaiter().GetResult()")]
    [InlineData("await Task.WhenAll(client.PlaceAsync(call), client.PlaceAsync(call))")]
    [InlineData("await Task.WhenAll(calls.Select(each => client.PlaceAsync(each)))")]
    [InlineData("await Task.Run(() => client.PlaceAsync(call))")]
    [InlineData("Place(call)")]
    [InlineData("Func<Task<CallOutcome>> place = () => client.PlaceAsync(call); await place()", "await place()")]
    [InlineData("ValueTask<CallOutcome> Later() => new(client.PlaceAsync(call)); await Later()", "await Later()")]
    [InlineData("Action act = () => client.PlaceAsync(call); act()", "client.PlaceAsync(call)")]
    [InlineData(
        "Func<Task> act = async () => await client.PlaceAsync(call); await act()",
        "await client.PlaceAsync(call)")]
    [InlineData(
        "calls.ForEach(async each => { foreach (var one in calls) { await client.PlaceAsync(one); } })",
        "await client.PlaceAsync(one)")]
    [InlineData("for (; flag; await client.PlaceAsync(call)) { }", "await client.PlaceAsync(call)")]
    public async Task Finds_an_outcome_that_is_ignored(string code, params string[] places)
    {
        var place = places is [] ? code : places[^1];
        var at = code.LastIndexOf(place, StringComparison.Ordinal);
        var marked = Analysis.Method($"{code[..at]}[|{place}|]{code[(at + place.Length)..]};");
        Assert.Equal(marked, await Analysis.MarkedAsync(marked, "ODA001"));
    }

    [Theory]
    [InlineData("_ = await client.PlaceAsync(call);")]
    [InlineData("_ = client.PlaceAsync(call);")]
    [InlineData("var kept = await client.PlaceAsync(call); Console.WriteLine(kept);")]
    [InlineData("_last = await client.PlaceAsync(call);")]
    [InlineData("_last ??= await client.PlaceAsync(call);")]
    [InlineData("(await client.PlaceAsync(call)).EnsurePlaced();")]
    [InlineData("if ((await client.PlaceAsync(call)).IsPlaced) { }")]
    [InlineData("_pending = client.PlaceAsync(call); await _pending; Log(_pending.Result);")]
    [InlineData("var first = client.PlaceAsync(call); await Task.WhenAll(first, first); Log(await first);")]
    [InlineData("var all = calls.Select(each => client.PlaceAsync(each)).ToArray(); await Task.WhenAll(all);")]
    [InlineData("List<Task<CallOutcome>> all = []; await Task.WhenAll(all.Where(each => !each.IsCompleted));")]
    [InlineData("Log(await client.PlaceAsync(call));")]
    [InlineData("Interlocked.Exchange(ref _last, await client.PlaceAsync(call));")]
    [InlineData("await client.PlaceAsync(call).ContinueWith(done => Log(done.Result));")]
    [InlineData("Func<Task<CallOutcome>> place = async () => await client.PlaceAsync(call); Log(await place());")]
    [InlineData("Expression<Action> data = () => client.PlaceAsync(call); Console.WriteLine(data);")]
    [InlineData("Expression<Action<ICallClient>> data = each => each.PlaceAsync(call); Console.WriteLine(data);")]
    [InlineData("await client.FindAsync(NamedKind.Queue, \"Sales\");")]
    public async Task Finds_nothing_where_the_outcome_is_used(string code)
    {
        Assert.Empty(Analysis.Errors(Analysis.Method(code)));
        Assert.Empty(await Analysis.RunAsync(Analysis.Method(code)));
    }

    [Fact]
    public async Task Says_whether_the_call_is_awaited()
    {
        var found = await Analysis.RunAsync(
            Analysis.Method("await client.PlaceAsync(call); client.PlaceAsync(call);"));
        Assert.Equal(
            [
                "The outcome of the call is ignored: handle the outcome, call EnsurePlaced, or discard it with '_ ='",
                "The call is not awaited, and its outcome is ignored: handle the outcome, call EnsurePlaced, or " +
                    "discard it with '_ ='",
            ],
            found.Select(finding => finding.GetMessage(null)));
    }
}
