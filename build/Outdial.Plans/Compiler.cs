using PhoneNumbers;

namespace Outdial.Plans;

/// <summary>Makes one automaton of all plans. A path through it is a number, digit by digit from the calling code
/// on.</summary>
internal sealed class Compiler
{
    private static readonly int[] Digits = [.. Enumerable.Range(0, 10)];

    private readonly NodeStore _nodes = new();
    private readonly VerdictCodes _codes = new();
    private readonly Dictionary<int, CountryPlan> _countries;

    internal Compiler(PhoneNumberUtil plans) => _countries = plans.GetSupportedCallingCodes()
        .ToDictionary(code => code, code => new CountryPlan(code, plans));

    /// <summary>The regions, at the places by which verdicts name them.</summary>
    internal IReadOnlyList<string> Regions => _codes.Regions;

    /// <summary>The automaton's first state: before the calling code.</summary>
    internal Node Compile() => CallingCode(0, 0);

    private Node CallingCode(int prefix, int length)
    {
        if (_countries.TryGetValue(prefix, out var country))
        {
            var states = country.Machine.Closure(country.Machine.Starts);
            return new CountryCompiler(country, length, _nodes, _codes).Compile(states);
        }

        var code = _codes.Of(NumberLength.NoCountry, NumberType.Unassigned, region: "");
        var leads = length == 0 || _countries.Keys.Any(known => Begins(known, prefix));
        return leads
            ? _nodes.Make(code, [.. Digits.Select(digit => CallingCode((prefix * 10) + digit, length + 1))])
            : Unassigned(code, CountryPlan.MostDigits - length);
    }

    // However many digits follow, no country has the calling code.
    private Node Unassigned(ushort code, int rest)
    {
        var node = _nodes.Make(code, []);
        for (var i = 0; i < rest; i++)
        {
            node = _nodes.Make(code, [.. Digits.Select(_ => node)]);
        }

        return node;
    }

    private static bool Begins(int code, int prefix) => prefix > 0 && (code / 10 == prefix || code / 100 == prefix);
}
