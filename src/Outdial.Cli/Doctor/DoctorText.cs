using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>The doctor's texts on the command line.</summary>
internal static class DoctorText
{
    internal static ImmutableSortedDictionary<string, DoctorPurposes> Purposes { get; } =
        new Dictionary<string, DoctorPurposes>
        {
            ["call"] = DoctorPurposes.Call,
            ["follow"] = DoctorPurposes.Follow,
            ["reconcile"] = DoctorPurposes.Reconcile,
            ["names"] = DoctorPurposes.Names,
            ["wrap-up"] = DoctorPurposes.WrapUp,
            ["all"] = DoctorPurposes.All,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The purposes that are named; placing calls if there are none.</summary>
    internal static DoctorPurposes Of(string[] names) => names.Length == 0
        ? DoctorPurposes.Call
        : names.Aggregate(DoctorPurposes.None, (all, name) => all | Purposes[name]);

    internal static (string Word, string Colour) Of(DoctorState state) => state switch
    {
        DoctorState.Ok => ("ok", "green"),
        DoctorState.NotChecked => ("unverified", "blue"),
        DoctorState.Warning => ("warning", "yellow"),
        _ => ("failure", "red"),
    };

    /// <summary>The name in JSON.</summary>
    internal static string Name(DoctorState state) => state switch
    {
        DoctorState.Ok => "ok",
        DoctorState.NotChecked => "notChecked",
        DoctorState.Warning => "warning",
        _ => "failure",
    };
}
