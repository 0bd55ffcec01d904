namespace Outdial.Sandbox;

/// <summary>What happens next to a leg.</summary>
internal enum LegStep
{
    StationAnswers,
    StationConnects,
    StationGivesUp,
    FarAnswers,
    FarIsBusy,
    FarGivesUp,
    FarIsNotReachable,
    FarHangsUp,
    Clears,
}
