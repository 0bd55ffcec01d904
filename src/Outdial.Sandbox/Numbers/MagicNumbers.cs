using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Outdial.Sandbox;

/// <summary>The magic numbers: phone numbers that select a simulated outcome.</summary>
/// <remarks>
/// All are of the ranges that Ofcom reserves for drama: +44 7700 900000 to 900999 for outcomes and faults, and
/// the geographic ranges (London +44 20 7946 0000 to 0999, Leeds +44 113 496 0000 to 0999, and so on)
/// for refusals. There the last three digits are the HTTP status, and the town distinguishes the errors of one status.
/// </remarks>
internal static class MagicNumbers
{
    private const string Mobile = "+44770090";

    // London, Leeds, Sheffield, Nottingham, Leicester, Bristol, Reading, Birmingham, Edinburgh, Glasgow, Liverpool,
    // Tyneside, Belfast, Cardiff, and no place.
    private static readonly ImmutableArray<string> Towns =
    [
        "+442079460", "+441134960", "+441144960", "+441154960", "+441164960", "+441174960", "+441184960", "+441214960",
        "+441314960", "+441414960", "+441514960", "+441914980", "+442896496", "+442920180", "+441632960",
    ];

    public static ImmutableArray<MagicNumber> All { get; } =
        [.. Outcomes(), .. Faults(), .. TransientFailures(), .. Refusals()];

    private static readonly FrozenDictionary<string, MagicNumber> ByDigits =
        All.ToFrozenDictionary(magic => magic.Number[1..]);

    /// <summary>The magic number that was dialled; null if it is not one.</summary>
    /// <remarks>With <c>tel:</c> or without, with <c>+</c> or without: the platform takes each of these.</remarks>
    public static MagicNumber? Find(string dialled)
    {
        var digits = dialled.AsSpan();
        if (digits.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            digits = digits[4..];
        if (digits is ['+', ..])
            digits = digits[1..];
        return ByDigits.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(digits, out var magic) ? magic : null;
    }

    private static IEnumerable<MagicNumber> Outcomes() =>
    [
        new(Mobile + "0000",
            "rings, is answered, and the far end hangs up after a while; every other number does the same"),
        new(Mobile + "0001", "is busy: accepted, and no phone rings") { Outcome = SimulatedOutcome.Busy },
        new(Mobile + "0002", "rings, and is not answered") { Outcome = SimulatedOutcome.NoAnswer },
        new(Mobile + "0003", "is reached by no number plan: accepted, then " +
            "`error.ininedgecontrol.connection.dialplan.notReachable` on the leg")
        {
            Outcome = SimulatedOutcome.NotReachable,
        },
        new(Mobile + "0004", "the caller's own station is not answered: accepted, then " +
            "`error.ininedgecontrol.connection.timeout` after 60 seconds, and no far leg (under the guide, which has " +
            "no station, the far end is not answered)") { Outcome = SimulatedOutcome.StationNotAnswered },
    ];

    private static IEnumerable<MagicNumber> Faults()
    {
        (string Fault, string Description)[] faults =
        [
            ("lose=reset", "**accepted, the phone rings, and the response is lost**: the connection is reset"),
            ("lose=hang", "**accepted, the phone rings, and the response is lost**: the connection stays silent"),
            ("lose=504", "**accepted, the phone rings, and the response is lost**: 504, as from a gateway"),
            ("truncate", "accepted; half of the response's body, then the connection ends"),
            ("not-json", "accepted; the response's body is HTML"),
            ("drip=100ms", "accepted; the response's body comes byte by byte, ten in a second"),
            ("reset=read", "the connection is reset when the request is read; nothing is dialled"),
            ("status=502", "502 with a gateway's HTML; nothing is dialled"),
        ];
        return faults.Select((row, index) => new MagicNumber(
            $"{Mobile}01{(index + 1).ToString("00", CultureInfo.InvariantCulture)}", row.Description)
        {
            Fault = SandboxFault.Parse(row.Fault),
        });
    }

    private static IEnumerable<MagicNumber> TransientFailures() =>
    [
        new(Mobile + "0201", "429 with `Retry-After: 1` two times, then accepted")
        {
            Error = PublishedErrors.OfCode("too.many.requests.retry.after"),
            FailureCount = 2,
        },
        new(Mobile + "0202", "401 once, then accepted")
        {
            Error = PublishedErrors.OfCode("bad.credentials"),
            FailureCount = 1,
        },
    ];

    private static IEnumerable<MagicNumber> Refusals() =>
        from status in PublishedErrors.All.GroupBy(error => error.Status)
        from numbered in status.Index()
        let number = Towns[numbered.Index] + status.Key.ToString("000", CultureInfo.InvariantCulture)
        select new MagicNumber(number, $"{status.Key} `{numbered.Item.Code}`") { Error = numbered.Item };
}
