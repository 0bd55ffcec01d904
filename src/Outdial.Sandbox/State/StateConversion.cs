namespace Outdial.Sandbox;

/// <summary>Takes from a world what survives a restart, and gives it to a new one.</summary>
internal static class WorldState
{
    private const int MostRequests = 1000;

    public static SavedState Save(World world) => new()
    {
        Version = SavedState.Current,
        Ahead = world.Clock.Ahead,
        Calls = [.. world.Calls.All()],
        Phones = [.. world.Phones],
        Rings = world.Phones.Rings,
        Tokens = [.. world.Tokens.All().Select(token => new SavedToken(
            token.Key, token.Value.Client.Id, token.Value.User?.Id, token.Value.Contract is GuideContract,
            token.Value.Expires))],
        RefreshTokens = [.. world.Grants.RefreshTokens().Select(token => new SavedToken(
            token.Key, token.Value.Client.Id, token.Value.User.Id, SpeaksGuide: false, DateTimeOffset.MaxValue,
            token.Value.WithoutSecret))],
        Requests = [.. world.Journal.Snapshot().TakeLast(MostRequests)],
    };

    public static void Restore(World world, SavedState state)
    {
        world.Clock.Advance(state.Ahead);
        world.Calls.Restore(state.Calls);
        world.Phones.Restore(state.Phones, state.Rings);
        world.Journal.Restore(state.Requests);
        foreach (var token in state.Tokens)
            if (Holder(world, token) is var (client, user))
                world.Tokens.Keep(token.Text, new AccessToken(
                    client, user, world.Contracts.ForClient(token.SpeaksGuide), token.Expires));
        foreach (var token in state.RefreshTokens)
            if (Holder(world, token) is var (client, user) && user is not null)
                world.Grants.KeepRefreshToken(token.Text, new RefreshGrant(client, user, token.WithoutSecret));
    }

    // A token of somebody who is no longer of the organisation is forgotten.
    private static (SandboxClient Client, SandboxUser? User)? Holder(World world, SavedToken token)
    {
        var client = world.Organisation.Client(token.ClientId);
        var user = token.UserId is { } id ? world.Organisation.User(id) : null;
        return client is null || (token.UserId is not null && user is null) ? null : (client, user);
    }
}
