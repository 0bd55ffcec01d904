using System.Text;
using BenchmarkDotNet.Attributes;

namespace Outdial.Benchmarks;

/// <summary>What the ways cost that are not the short one: numbers never seen before, and bodies with faults.</summary>
[MemoryDiagnoser]
public class FaultBenchmarks
{
    private readonly PayloadChecker _checker = new(Contract.Guide);
    private readonly byte[][] _numbers =
        [.. Enumerable.Range(0, 100_000).Select(i => Body(2_000_000 + (i * 37)))];

    private int _next;

    /// <summary>A valid body whose number the plans have to be asked about each time.</summary>
    [Benchmark(Baseline = true)]
    public bool UnseenNumber() => _checker.Check(_numbers[_next++ % _numbers.Length]).IsValid;

    private static byte[] Body(int number) => Encoding.UTF8.GetBytes(
        """{"participants":[{"type":"external","participantAddress":{"id":"+1202""" + number +
        "\",\"type\":\"phone\"}}]}");

    /// <summary>The two faults of the README's example.</summary>
    [Benchmark]
    public int TwoFaults() => _checker.Check(
        """{"participants":[{"type":"external","participantAddress":{"number":"+12025550123","type":"external"}}]}"""u8)
        .Findings.Length;
}
