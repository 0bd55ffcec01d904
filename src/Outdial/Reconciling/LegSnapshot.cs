using System.Collections.Immutable;

namespace Outdial;

/// <summary>A leg of a conversation as the service shows it.</summary>
/// <param name="IsFar">Whether it is nobody's own phone of the organisation: a customer's, a queue's.</param>
/// <param name="User">The user whose leg it is, as the service writes it; null if none is shown.</param>
/// <param name="Addresses">What it was dialled at; the service may write that otherwise than it was asked for.</param>
/// <param name="Stamp">The call whose stamp it carries, or null.</param>
internal sealed record LegSnapshot(bool IsFar, string? User, ImmutableArray<string> Addresses, Guid? Stamp);
