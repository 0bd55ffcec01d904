namespace Outdial.Sandbox.Tests;

/// <summary>Faults of every kind, with every value that goes with it.</summary>
internal static class AnyFault
{
    private static readonly Gen<TimeSpan> Time = Gen.OneOf(
        Gen.Long[0, TimeSpan.TicksPerDay].Select(TimeSpan.FromTicks),
        Gen.Int[0, 5_000].Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds)),
        Gen.Const(TimeSpan.FromDays(1)));

    private static readonly Gen<double> Probability = Gen.OneOf(
        Gen.Const(1.0), Gen.Const(double.Epsilon), Gen.Const(0.00001), Gen.Double.Unit.Where(value => value > 0));

    private static readonly Gen<string?> Method = Gen.OneOf<string?>(null, "GET", "POST", "delete");

    private static readonly Gen<string?> Path = Gen.OneOf<string?>(null, "*", "/oauth/token", "/api/*", "/a=b c");

    private static readonly Gen<string?> Body = Gen.OneOf(
        Gen.OneOf<string?>(null, "+12025550123", "\"a\":1", "=", "count=1", "é\n\0x"),
        Gen.String[1, 8].Where(text => !text.Contains(',', StringComparison.Ordinal) && text.Trim() == text)
            .Select<string, string?>(text => text));

    public static Gen<SandboxFault> OfAnyKind { get; } =
        from kind in Gen.Enum<FaultKind>()
        from times in Gen.Select(Time, Time)
        from status in Gen.Int[400, 599]
        from selection in Gen.Select(Method, Path, Body)
        from rate in Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, int.MaxValue].Nullable(), Probability)
        let hasTime = kind is FaultKind.Delay or FaultKind.Skew or FaultKind.LoseByHanging or FaultKind.Drip
        let isUnread = kind is FaultKind.Delay or FaultKind.Skew or FaultKind.ResetUnread or FaultKind.ResetReading
        select new SandboxFault
        {
            Kind = kind,
            Duration = hasTime ? times.Item1 : TimeSpan.Zero,
            Jitter = kind is FaultKind.Delay ? times.Item2 : TimeSpan.Zero,
            Status = kind is FaultKind.Status ? status : 503,
            Method = selection.Item1,
            Path = selection.Item2,
            Body = isUnread ? null : selection.Item3,
            Skip = rate.Item1,
            Count = rate.Item2,
            Probability = rate.Item3,
        };
}
