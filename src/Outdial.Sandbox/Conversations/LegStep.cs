namespace Outdial.Sandbox;

/// <summary>A step in the simulation of a leg.</summary>
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
