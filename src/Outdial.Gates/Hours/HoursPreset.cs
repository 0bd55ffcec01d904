using System.Collections.Immutable;

namespace Outdial.Gates;

/// <summary>Calling hours that a country's rule names, for users to choose. None applies until it is chosen.</summary>
/// <remarks>A preset repeats a source of the day that it names, and is not legal advice: which hours are allowed
/// depends on the place, the purpose of the call and the consent of the called person. Write your own hours to override
/// it. There is none for France, where calls to consumers without their prior consent are forbidden from 11 August 2026
/// (law 2025-594).</remarks>
public sealed record HoursPreset
{
    private HoursPreset(string name, string hours, DateOnly asOf, string source, string remark)
    {
        Name = name;
        Hours = CallingHours.TryRead(hours, out var read, out var fault) ? read : throw new GateFormatException(fault);
        AsOf = asOf;
        Source = source;
        Remark = remark;
    }

    /// <summary>Every preset, in the order of the names.</summary>
    public static ImmutableArray<HoursPreset> All { get; } =
    [
        new("australia", "Mo-Fr 09:00-20:00; Sa 09:00-17:00", new(2026, 11, 26),
            "A summary at packleader.net.au",
            "National public holidays are closed by the rule too, and are not covered here."),
        new("canada", "Mo-Fr 09:00-21:30; Sa-Su 10:00-18:00", new(2026, 11, 26),
            "CRTC Unsolicited Telecommunications Rules, Part III, sections 23 and 24",
            "By the clocks of the called person."),
        new("us-federal", "Mo-Su 08:00-21:00", new(2026, 11, 26),
            "47 CFR 64.1200(c)(1)",
            "By the clocks at the called party's location. Many states are stricter, and some close on Sundays."),
    ];

    /// <summary>The name, such as <c>us-federal</c>, which can be written in place of calling hours.</summary>
    public string Name { get; }

    /// <summary>The hours.</summary>
    public CallingHours Hours { get; }

    /// <summary>When the source was looked at.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The rule, or a page that describes it.</summary>
    public string Source { get; }

    /// <summary>Whose clocks count, and what is not covered.</summary>
    public string Remark { get; }

    /// <summary>Finds a preset by its name, in just its letters; null if there is none.</summary>
    /// <param name="name">Such as <c>us-federal</c>.</param>
    public static HoursPreset? Find(string? name) => All.FirstOrDefault(preset => preset.Name == name);
}
