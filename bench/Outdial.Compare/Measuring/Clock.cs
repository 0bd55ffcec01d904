namespace Outdial.Compare;

/// <summary>The clock that everything is measured by.</summary>
internal static class Clock
{
    public static long Now => TimeProvider.System.GetTimestamp();

    public static TimeSpan Since(long began) => TimeProvider.System.GetElapsedTime(began);
}
