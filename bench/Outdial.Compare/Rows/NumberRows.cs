using PhoneNumbers;

namespace Outdial.Compare;

/// <summary>Whether a number lies in an assigned range, from its text.</summary>
internal static class NumberRows
{
    private const string Work = "assigned-number verdict from E.164 text";

    private const string OtherPlans = "Its number plans are of another release than libphonenumber-csharp's.";

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    public static void AddTo(Results results, Inputs inputs, Peers peers)
    {
        var file = Path.Combine(Places.Work, "numbers.txt");
        File.WriteAllLines(file, inputs.Numbers);
        using var node = peers.Node is null ? null : new PeerProcess("node", Peers.Peer("peer.mjs"), "numbers", file);
        using var python = peers.PhoneNumbers is null
            ? null
            : new PeerProcess(peers.PythonProgram!, Peers.Peer("peer.py"), file);
        var others = new List<(Contender Contender, double Aim)>
        {
            (Here("libphonenumber-csharp, parse and validity", IsValid), 40),
        };
        if (node is not null)
        {
            others.Add((node.Contender("libphonenumber-js (max), parse and validity"), 40));
        }

        if (python is not null)
        {
            others.Add((python.Contender("Python's phonenumbers, parse and validity"), 300));
        }

        var ours = Here("Outdial", IsAssigned);
        var standings = new Contest(inputs.Length).Hold([ours, .. others.Select(other => other.Contender)]);
        results.Add(standings.Skip(1)
            .Zip(others, (theirs, other) => Row.Faster(Work, standings[0], theirs, other.Aim)));

        Agree("libphonenumber-csharp", inputs.Numbers.Select(IsValid), "Its parser drops a national prefix.");
        if (node is not null)
        {
            Agree("libphonenumber-js", node.Verdicts(), OtherPlans);
        }

        if (python is not null)
        {
            Agree("Python's phonenumbers", python.Verdicts(), OtherPlans);
        }

        Contender Here(string name, Func<string, bool> judge) =>
            Contender.Here(name, inputs.Numbers.Length, () => inputs.CountNumbers(judge));

        void Agree(string peer, IEnumerable<bool> verdicts, string why) =>
            results.Add(Agreement.Of(peer, "numbers", inputs.Numbers, IsAssigned, verdicts, why));
    }

    private static bool IsAssigned(string text) =>
        E164Number.TryParse(text, null, out var number) && number.Type != NumberType.Unassigned;

    private static bool IsValid(string text)
    {
        try
        {
            return Plans.IsValidNumber(Plans.Parse(text, null));
        }
        catch (NumberParseException)
        {
            return false;
        }
    }
}
