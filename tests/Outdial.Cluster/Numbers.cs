using System.Globalization;

namespace Outdial.Cluster;

/// <summary>Keys, phones and users by number, and numbers as text.</summary>
internal static class Numbers
{
    /// <summary>The list that nodes share.</summary>
    internal const string List = "cluster";

    internal static CallKey Key(int index) =>
        CallKey.Parse(string.Create(CultureInfo.InvariantCulture, $"key-{index:00000}"));

    /// <summary>One phone for each key.</summary>
    internal static string Phone(int index) => string.Create(
        CultureInfo.InvariantCulture, $"+1{202 + (index / 1_000_000)}555{index % 10_000:0000}");

    /// <summary>One phone for each call of a node that shares none.</summary>
    internal static string PhoneOf(int node, int index) => string.Create(
        CultureInfo.InvariantCulture, $"+1{node switch { 1 => 212, 2 => 213, 3 => 214, _ => 215 }}555{index:0000}");

    internal static Guid User(int index) =>
        new(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{0x1000 + index:x12}"));

    internal static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    internal static double Read(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
