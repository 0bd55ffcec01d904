using System.Globalization;

namespace Outdial.Compare;

/// <summary>Calls through the whole client, which Outdial.Load measures: a program of its own, with the sandbox in
/// another.</summary>
internal static class CallRows
{
    private const string Work = "a call through the whole client, warm";

    public static void AddTo(Results results, Length length)
    {
        var calls = length.Calls.ToString(CultureInfo.InvariantCulture);
        var (code, output) = Commands.Run(Places.Built("Outdial.Load", "Outdial.Load"), "client", calls);
        if (code != 0)
        {
            throw new InvalidOperationException($"Outdial.Load ended with {code}.");
        }

        // Its last lines are figures by name.
        var figures = output.Split('\n')
            .Select(line => line.Split(" = "))
            .Where(line => line.Length == 2)
            .ToDictionary(line => line[0], line => double.Parse(line[1], CultureInfo.InvariantCulture));
        string Rate(string who) => $"{Words.Of(figures[$"{who} rate"])} a second";
        var more = figures["whole bytes"] - figures["bare bytes"];
        var requests = figures["guide requests"] / figures["whole requests"];
        results.Add(
            new Row(
                Work,
                Rate("whole"),
                "bare `HttpClient`, the same bytes, a ready token",
                Rate("bare"),
                $"{Words.Of(figures["whole to bare"])} of its rate, turn by turn",
                "0.90",
                figures["whole to bare"] >= 0.9),
            new Row(
                Work,
                $"{Words.Of(figures["whole bytes"])} B",
                "the same",
                $"{Words.Of(figures["bare bytes"])} B",
                $"{Words.Of(more)} B more",
                "at most 2,048 B more",
                more <= 2_048),
            new Row(
                Work,
                Rate("whole"),
                "the guide's way: a token for each call, a connection for each request",
                Rate("guide"),
                $"{Words.Of(figures["whole to guide"])} times the rate",
                "5 times",
                figures["whole to guide"] >= 5),
            new Row(
                Work,
                $"{Words.Of(figures["whole requests"])} requests a call",
                "the same",
                $"{Words.Of(figures["guide requests"])} requests a call",
                $"1/{Words.Of(requests)} of them",
                "1/3",
                requests >= 3));
    }
}
