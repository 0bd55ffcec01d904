namespace Outdial.Sandbox;

/// <summary>Converts the state of a sandbox to what is saved, and back.</summary>
internal static class StateConversion
{
    private const int MaximumRequests = 1000;

    public static SavedState Save(SandboxState state) => new()
    {
        Version = SavedState.Current,
        Offset = state.Clock.Offset,
        Calls = [.. state.Calls.All()],
        Phones = [.. state.Phones],
        Rings = state.Phones.Rings,
        Tokens = [.. state.Tokens.All().Select(token => new SavedToken(
            token.Key, token.Value.Client.Id, token.Value.User?.Id, token.Value.Contract is GuideContract,
            token.Value.Expires))],
        RefreshTokens = [.. state.Grants.RefreshTokens().Select(token => new SavedToken(
            token.Key, token.Value.Client.Id, token.Value.User.Id, SpeaksGuide: false, DateTimeOffset.MaxValue,
            token.Value.WithoutSecret))],
        Requests = [.. state.Journal.Snapshot().TakeLast(MaximumRequests)],
    };

    public static void Restore(SandboxState state, SavedState saved)
    {
        state.Clock.Advance(saved.Offset);
        state.Calls.Restore(saved.Calls);
        state.Phones.Restore(saved.Phones, saved.Rings);
        state.Journal.Restore(saved.Requests);
        foreach (var token in saved.Tokens)
            if (Holder(state, token) is var (client, user))
                state.Tokens.Add(token.Text, new AccessToken(
                    client, user, state.Contracts.ForClient(token.SpeaksGuide), token.Expires));
        foreach (var token in saved.RefreshTokens)
            if (Holder(state, token) is var (client, user) && user is not null)
                state.Grants.AddRefreshToken(token.Text, new RefreshGrant(client, user, token.WithoutSecret));
    }

    // A token of a client or user that the organisation no longer has is dropped.
    private static (SandboxClient Client, SandboxUser? User)? Holder(SandboxState state, SavedToken token)
    {
        var client = state.Organisation.Client(token.ClientId);
        var user = token.UserId is { } id ? state.Organisation.User(id) : null;
        return client is null || (token.UserId is not null && user is null) ? null : (client, user);
    }
}
