using PhoneNumbers;

namespace Outdial.Plans;

/// <summary>The plan of one region, as a part of the machine of its calling code.</summary>
internal sealed class RegionPlan
{
    private readonly Description _general;
    private readonly (NumberType Type, Description Description)[] _simple;
    private readonly Description _fixedLine;
    private readonly Description _mobile;
    private readonly bool _sameMobileAndFixedLine;
    private readonly int _leadingDigits = -1;

    internal RegionPlan(string name, PhoneMetadata plan, Nfa machine)
    {
        Name = name;
        _general = Description.Of(plan.GeneralDesc, machine);
        _simple = [.. NumberKinds.Simple.Select(kind => (kind.Type, Description.Of(kind.In(plan), machine)))];
        _fixedLine = Description.Of(plan.FixedLine, machine);
        _mobile = Description.Of(plan.Mobile, machine);
        _sameMobileAndFixedLine = plan.SameMobileAndFixedLinePattern;
        if (plan.HasLeadingDigits)
        {
            _leadingDigits = machine.Add(PatternParser.Parse(plan.LeadingDigits), goesOn: true);
        }
    }

    /// <summary>Its code, such as <c>GB</c>; <c>001</c> for a service without a country.</summary>
    internal string Name { get; }

    /// <summary>Whether a number is this region's: as libphonenumber says it of a calling code that several regions
    /// share.</summary>
    internal bool Has(HashSet<int> states, int length) => _leadingDigits >= 0
        ? states.Contains(_leadingDigits)
        : TypeOf(states, length) != NumberType.Unassigned;

    /// <summary>What kind of number it is in this region: libphonenumber's getNumberTypeHelper, over patterns that have
    /// been met already.</summary>
    internal NumberType TypeOf(HashSet<int> states, int length)
    {
        if (!_general.IsMet(states, length))
        {
            return NumberType.Unassigned;
        }

        foreach (var (type, description) in _simple)
        {
            if (description.IsMet(states, length))
            {
                return type;
            }
        }

        var isMobile = _mobile.IsMet(states, length);
        return _fixedLine.IsMet(states, length)
            ? _sameMobileAndFixedLine || isMobile ? NumberType.FixedLineOrMobile : NumberType.FixedLine
            : isMobile && !_sameMobileAndFixedLine ? NumberType.Mobile : NumberType.Unassigned;
    }
}
