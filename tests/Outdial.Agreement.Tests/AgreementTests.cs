using System.Text;
using System.Text.Json;
using NJsonSchema;
using Outdial.TestSupport;

namespace Outdial.Agreement.Tests;

/// <summary>Readers of the same facts that share no code agree on which bodies are good.</summary>
/// <remarks>The longer run is <c>CsCheck_Iter=100000</c> before the same command.</remarks>
public sealed class AgreementTests
{
    // CsCheck reads the variable itself where no number is given.
    private static readonly long Cases = Environment.GetEnvironmentVariable("CsCheck_Iter") is null ? 2_000 : -1;

    [Theory]
    [InlineData(Contract.Guide)]
    [InlineData(Contract.Platform)]
    public async Task The_checker_and_the_sandbox_take_and_refuse_the_same_bodies(Contract contract)
    {
        await using var service = await Service.StartAsync(contract);
        var checker = new PayloadChecker(contract);
        var balance = new Balance();
        await Payloads.Of(contract).SampleAsync(
            async body =>
            {
                var verdict = CheckerVerdict.Of(checker, body);
                var refusal = await service.RefusalAsync(body);
                balance.Add(refusal is null);
                Assert.True(verdict.GoesWith(refusal is null), Explain(body, verdict, refusal ?? "taken"));
            },
            iter: Cases,
            threads: 2);
        balance.AssertBothSides();
    }

    [Theory]
    [InlineData(Contract.Guide, "guide")]
    [InlineData(Contract.Platform, "platform")]
    public async Task The_checker_and_the_schema_take_and_refuse_the_same_bodies(Contract contract, string name)
    {
        var file = SourceTree.PathOf($"docs/schemas/{name}.schema.json");
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(file));
        var checker = new PayloadChecker(contract);
        var balance = new Balance();
        Payloads.Of(contract).Where(IsJson).Sample(
            body =>
            {
                var verdict = CheckerVerdict.Of(checker, body);
                var faults = schema.Validate(Encoding.UTF8.GetString(body));
                balance.Add(faults.Count == 0);
                Assert.True(verdict.GoesWith(faults.Count == 0), Explain(body, verdict, string.Join('\n', faults)));
            },
            iter: Cases);
        balance.AssertBothSides();
    }

    // A schema is about values; JSON itself, and what a key means that stands there twice, is for the parser.
    private static bool IsJson(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(
                body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object &&
                !document.RootElement.GetRawText().Contains("\\ud800", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Explain(byte[] body, CheckerVerdict verdict, string other) =>
        $"{Encoding.UTF8.GetString(body)}\nthe other: {other}\nchecker: {string.Join('\n', verdict.Errors)}";
}
