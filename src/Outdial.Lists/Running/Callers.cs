using System.Collections.Immutable;
using System.Globalization;

namespace Outdial.Lists;

/// <summary>Those who place the calls of a list: which are in a call, and which are passed over for a while.</summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class Callers
{
    private readonly Dictionary<string, (Guid? User, bool IsBusy, DateTimeOffset NotBefore)> _all;

    private Callers(IEnumerable<(string Name, Guid? User)> callers) =>
        _all = callers.DistinctBy(caller => caller.Name)
            .ToDictionary(caller => caller.Name, caller => (caller.User, false, default(DateTimeOffset)));

    internal IEnumerable<string> Names => _all.Keys;

    /// <summary>Whether a call is going on.</summary>
    internal bool AnyBusy => _all.Values.Any(caller => caller.IsBusy);

    /// <summary>The callers of a list. Under platform they are users, and the one whose token it is goes by that user's
    /// id, so that no other list has the same person call meanwhile; under guide, as many as may call at
    /// once.</summary>
    internal static async Task<Callers> OfAsync(
        ICallClient client, CallListEntry list, StoredSettings settings, CancellationToken cancellationToken)
    {
        if (list.Contract == Contract.Guide)
        {
            return new Callers(Enumerable.Range(1, settings.AtOnce ?? 1).Select(number =>
                (string.Create(CultureInfo.InvariantCulture, $"{list.Name} {number}"), (Guid?)null)));
        }

        if (settings.Users is [_, ..] users)
        {
            return new Callers(users.Select(user => (user.ToString("D"), (Guid?)user)));
        }

        var own = await client.GetCallerAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return new Callers([(own.UserId?.ToString("D") ?? "token", null)]);
    }

    /// <summary>Adds the callers that rows name themselves.</summary>
    internal void Add(IEnumerable<string> users)
    {
        foreach (var user in users)
        {
            if (ResourceId.TryParse(user, out var id))
            {
                _all.TryAdd(user, (id, false, default));
            }
        }
    }

    internal ImmutableArray<string> Free(DateTimeOffset now) =>
        [.. _all.Where(caller => !caller.Value.IsBusy && caller.Value.NotBefore <= now).Select(caller => caller.Key)];

    /// <summary>When the next caller that is passed over is asked again; null if none is.</summary>
    internal DateTimeOffset? NextBack(DateTimeOffset now)
    {
        var later = _all.Values.Where(caller => !caller.IsBusy && caller.NotBefore > now)
            .Select(caller => caller.NotBefore).ToList();
        return later.Count == 0 ? null : later.Min();
    }

    /// <summary>The user to name in the call; null for the one whose token it is.</summary>
    internal Guid? UserOf(string caller) =>
        _all.TryGetValue(caller, out var known) ? known.User
        : ResourceId.TryParse(caller, out var id) ? id : null;

    internal void Begin(string caller) =>
        _all[caller] = (UserOf(caller), true, default);

    internal void End(string caller, DateTimeOffset notBefore) =>
        _all[caller] = (UserOf(caller), false, notBefore);
}
