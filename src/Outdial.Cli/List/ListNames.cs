using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>Looks up the names that stand for ids in what all calls of a list have in common.</summary>
internal sealed class ListNames(CallClient client)
{
    internal async Task<(OutboundCall Template, ImmutableArray<Guid> Users,
        ImmutableArray<Diagnostic> Faults)> ResolveAsync(
        OutboundCall template, OptionReader reader, string[] users, CancellationToken cancellationToken)
    {
        if (reader.Faults.Count > 0)
        {
            return (template, [], [.. reader.Faults]);
        }

        var (resolved, faults) =
            await NameResolver.ResolveAsync(client, template, [.. reader.Names], cancellationToken);
        var (ids, wrong) = (ImmutableArray.CreateBuilder<Guid>(), faults.ToBuilder());
        foreach (var user in users)
        {
            if (ResourceId.TryParse(user, out var id))
            {
                var caller = await client.GetCallerAsync(id, cancellationToken);
                if (caller.IsUnknown)
                {
                    wrong.Add(new Diagnostic(NamingRules.NotFound, $"There is no user with the id {id:D}.")
                    {
                        Path = "--user",
                    });
                }

                ids.Add(id);
                continue;
            }

            switch (await client.FindAsync(NamedKind.User, user, cancellationToken))
            {
                case NameOutcome.Found found:
                    ids.Add(found.Entity.Id);
                    break;
                case NameOutcome.Refused refused:
                    wrong.Add(refused.Reason with { Path = "--user" });
                    break;
                case NameOutcome.Failed failed:
                    wrong.Add(failed.Reason with { Path = "--user" });
                    break;
            }
        }

        return (resolved, ids.ToImmutable(), wrong.ToImmutable());
    }
}
