namespace Outdial.Sandbox;

/// <summary>The published UserStations: three times the same station, or none.</summary>
internal sealed record UserStations(
    UserStations.Station? AssociatedStation,
    UserStations.Station? EffectiveStation,
    UserStations.Station? DefaultStation)
{
    public static UserStations Of(SandboxUser user)
    {
        // The station has the id of its user: every user has another one.
        var station = user.HasStation
            ? new Station(user.Id, $"{user.Name}'s phone", "inin_webrtc_softphone", new StationUser(user.Id))
            : null;
        return new UserStations(station, station, station);
    }

    internal sealed record Station(string Id, string Name, string Type, StationUser AssociatedUser);

    internal sealed record StationUser(string Id);
}
