using System.Globalization;

namespace Outdial.Compare;

/// <summary>Figures as people read them: three digits that count.</summary>
internal static class Words
{
    public static string Of(double value) => value switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    /// <summary>How much faster or slower a contender is.</summary>
    public static string Speed(double ratio) =>
        ratio >= 1 ? $"{Of(ratio)} times faster" : $"{Of(1 / ratio)} times slower";

    public static string Of(Standing standing) => double.IsNaN(standing.Bytes)
        ? Time(standing.Nanoseconds)
        : $"{Time(standing.Nanoseconds)}, {Math.Round(standing.Bytes).ToString("N0", CultureInfo.InvariantCulture)} B";

    public static string Time(double nanoseconds) => nanoseconds switch
    {
        >= 1e9 => $"{Of(nanoseconds / 1e9)} s",
        >= 1e6 => $"{Of(nanoseconds / 1e6)} ms",
        >= 1e3 => $"{Of(nanoseconds / 1e3)} us",
        _ => $"{Of(nanoseconds)} ns",
    };
}
