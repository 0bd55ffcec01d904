using System.Collections.Immutable;
using System.Diagnostics;

namespace Outdial.Cli;

/// <summary>Puts ids in the place of the names that were written.</summary>
internal static class NameResolver
{
    /// <summary>The call with ids, and the diagnostics that prevent it.</summary>
    internal static async Task<(OutboundCall Call, ImmutableArray<Diagnostic> Faults)> ResolveAsync(
        CallClient client, OutboundCall call, ImmutableArray<PendingName> names, CancellationToken cancellationToken)
    {
        var faults = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var pending in names)
        {
            switch (await client.FindAsync(pending.Kind, pending.Name, cancellationToken))
            {
                case NameOutcome.Found found:
                    call = With(call, pending, found.Entity.Id);
                    break;
                case NameOutcome.Refused refused:
                    faults.Add(refused.Reason with { Path = pending.Path });
                    break;
                case NameOutcome.Failed failed:
                    faults.Add(failed.Reason with { Path = pending.Path });
                    break;
            }
        }

        return (call, faults.ToImmutable());
    }

    private static OutboundCall With(OutboundCall call, PendingName pending, Guid id) =>
        CallPlaces.Field(pending.Path) switch
        {
            "skills" => call with
            {
                Skills = call.Skills.Add(pending.Level is { } level
                    ? new SkillRequirement(id, level)
                    : new SkillRequirement(id)),
            },
            "destinations" => call with
            {
                Destinations = call.Destinations.SetItem(
                    Index(pending.Path),
                    pending.Kind == NamedKind.Queue
                        ? new ParticipantAddress.Queue(id)
                        : new ParticipantAddress.User(id)),
            },
            "wrapUpCode" => call with { WrapUpCode = id },
            "fromQueue" => call with { FromQueue = id },
            "language" => call with { Language = id },
            "onBehalfOfUser" => call with { OnBehalfOfUser = id },
            _ => throw new UnreachableException(),
        };

    private static int Index(string path)
    {
        _ = StrictNumber.TryRead(path.AsSpan()["destinations[".Length..^1], out int index);
        return index;
    }
}
