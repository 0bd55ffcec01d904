using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using NJsonSchema;

namespace Outdial.Benchmarks;

/// <summary>Checking a valid guide body, beside one bare pass over the same bytes and beside a schema
/// validator.</summary>
[MemoryDiagnoser]
public class PayloadBenchmarks
{
    private static readonly byte[] Body =
        """{"participants":[{"type":"external","participantAddress":{"id":"+12025550123","type":"phone"}}]}"""u8
            .ToArray();

    private readonly PayloadChecker _checker = new(Contract.Guide);
    private readonly string _text = Encoding.UTF8.GetString(Body);
    private JsonSchema _schema = new();

    [GlobalSetup]
    public async Task ReadSchemaAsync() =>
        _schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Schema("guide"))).ConfigureAwait(false);

    /// <summary>The least work that reads every token.</summary>
    [Benchmark(Baseline = true)]
    public int BareReader()
    {
        var reader = new Utf8JsonReader(Body);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    [Benchmark]
    public bool Outdial() => _checker.Check(Body).IsValid;

    [Benchmark]
    public bool NJsonSchema() => _schema.Validate(_text).Count == 0;

    private static string Schema(string contract)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Outdial.slnx")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "docs", "schemas", $"{contract}.schema.json");
    }
}
