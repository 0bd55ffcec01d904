using System.Collections.Immutable;

namespace Outdial;

/// <summary>A leg of a conversation as the service shows it.</summary>
/// <param name="IsFar">Whether it is not a user's own phone in the organisation: a customer's, a queue's.</param>
/// <param name="User">The user whose leg it is, as the service writes it; null if none is shown.</param>
/// <param name="Addresses">The dialled addresses; the service may write them in another form than requested.</param>
/// <param name="Stamp">The call whose stamp it carries, or null.</param>
internal sealed record LegSnapshot(bool IsFar, string? User, ImmutableArray<string> Addresses, Guid? Stamp);
