using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Outdial;

/// <summary>Looks names up: the one that is called so, else the only one that begins so.</summary>
/// <remarks>Results are remembered while the client exists.</remarks>
internal sealed class NameDirectory(ServiceReader reader, TimeProvider time)
{
    private const int PageSize = 100;

    // A longer list of names that begin alike is too long to choose from.
    private const int MaxPages = 20;

    private const int MaxShown = 10;

    // Pages and what is repeated of them; more time than a person waits for a name.
    private const int MaxRequests = 2 * MaxPages;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(NamedKind Kind, string Name), NamedEntity> _known = new();

    internal async Task<NameOutcome> FindAsync(NamedKind kind, string name, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((kind, name), out var known))
        {
            return new NameOutcome.Found(known);
        }

        var (all, failure) = kind == NamedKind.User
            ? await PeopleAsync(name, cancellationToken).ConfigureAwait(false)
            : await ListedAsync(kind, name, cancellationToken).ConfigureAwait(false);
        var outcome = failure is not null ? new NameOutcome.Failed(failure) : Choose(kind, name, all);
        if (outcome is NameOutcome.Found found)
        {
            _known[(kind, name)] = found.Entity;
        }

        return outcome;
    }

    /// <summary>The one of exactly this name, else of this name in another case, else the only one that begins with
    /// it.</summary>
    internal static NameOutcome Choose(NamedKind kind, string name, ImmutableArray<NamedEntity> all)
    {
        ImmutableArray<NamedEntity>[] tries =
        [
            [.. all.Where(entity => entity.Name == name)],
            [.. all.Where(entity => entity.Name.Equals(name, StringComparison.OrdinalIgnoreCase))],
            [.. all.Where(entity => entity.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))],
        ];
        return tries.FirstOrDefault(found => !found.IsEmpty, []) switch
        {
            [var only] => new NameOutcome.Found(only),
            [] => new NameOutcome.Refused(
                new Diagnostic(NamingRules.NotFound, $"No {Word(kind)} is called '{name}', or begins so."), []),
            var several => new NameOutcome.Refused(
                new Diagnostic(
                    NamingRules.Ambiguous,
                    $"{several.Length} names match the {Word(kind)} '{name}': {List(several)}."),
                [.. several.Take(MaxShown)]),
        };
    }

    private static string List(ImmutableArray<NamedEntity> several) =>
        string.Join(", ", several.Take(MaxShown).Select(entity => $"{entity.Name} ({entity.Id:D})")) +
        (several.Length > MaxShown ? ", ..." : "");

    private static string Word(NamedKind kind) => kind switch
    {
        NamedKind.Skill => "skill",
        NamedKind.Queue => "queue",
        NamedKind.WrapUpCode => "wrap-up code",
        NamedKind.Language => "language",
        _ => "user",
    };

    // A skill's name is the beginning that is looked for; a queue's is so with a star. For the others it is not known:
    // what comes is looked through here.
    private static string Path(NamedKind kind, string name, int page)
    {
        var (path, asked) = kind switch
        {
            NamedKind.Skill => ("skills", name),
            NamedKind.Queue => ("queues", $"{name}*"),
            NamedKind.WrapUpCode => ("wrapupcodes", name),
            _ => ("languages", name),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/api/v2/routing/{path}?pageSize={PageSize}&pageNumber={page}&name={Uri.EscapeDataString(asked)}");
    }

    private ServiceReader Bounded() => reader.Within(new ReadLimit(time, Longest, MaxRequests));

    private async Task<(ImmutableArray<NamedEntity> All, Diagnostic? Failure)> ListedAsync(
        NamedKind kind, string name, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<NamedEntity>();
        var bounded = Bounded();
        for (var page = 1; page <= MaxPages; page++)
        {
            var reading = await bounded.GetAsync(Path(kind, name, page), cancellationToken).ConfigureAwait(false);
            if (reading is not ServiceReading.Shown { Json: var json })
            {
                return ([], Failure(kind, (ServiceReading.Failed)reading));
            }

            all.AddRange(Entities(json, "entities", "name"));
            if (page >= (JsonFields.Number(json, "pageCount") ?? 1))
            {
                break;
            }
        }

        return (all.ToImmutable(), null);
    }

    private async Task<(ImmutableArray<NamedEntity> All, Diagnostic? Failure)> PeopleAsync(
        string mail, CancellationToken cancellationToken)
    {
        var query = $$"""{"query":[{"fields":["email"],"value":{{JsonSerializer.Serialize(
            mail, NameJson.Default.String)}},"type":"EXACT"}]}""";
        var reading = await Bounded().PostAsync("/api/v2/users/search", query, cancellationToken).ConfigureAwait(false);
        return reading is ServiceReading.Shown { Json: var json }
            ? ([.. Entities(json, "results", "email")], null)
            : ([], Failure(NamedKind.User, (ServiceReading.Failed)reading));
    }

    private static IEnumerable<NamedEntity> Entities(JsonElement json, string list, string name)
    {
        foreach (var item in JsonFields.Items(json, list))
        {
            if (ResourceId.TryParse(JsonFields.Text(item, "id"), out var id) && JsonFields.Text(item, name) is { } text)
            {
                yield return new NamedEntity(id, text);
            }
        }
    }

    private static Diagnostic Failure(NamedKind kind, ServiceReading.Failed failed) => new(
        NamingRules.NotAsked, $"The {Word(kind)} could not be looked up: {failed.Why}.")
    {
        Help = failed.NotSent?.Help ?? NamingRules.NotAsked.Fix,
    };
}
