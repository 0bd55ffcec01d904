namespace Outdial;

/// <summary>Reads conversations by their ids for the stamps that analytics does not show, the likeliest first; for one
/// search.</summary>
internal sealed class StampReader(ServiceReader reader, CallSearch search)
{
    /// <summary>How many are read in one look: a third of a minute's requests, as the service allows 300.</summary>
    internal const int Most = 100;

    // Read before and certainly another, or to another number: it is not read again.
    private readonly Dictionary<string, SeenCall> _done = [];

    /// <summary>Reads what analytics showed.</summary>
    /// <param name="analysed">What it showed.</param>
    /// <param name="seen">What was seen elsewhere; gets what is read.</param>
    /// <param name="failures">Gets why what may be the call could not be read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task ReadAsync(
        IEnumerable<SeenCall> analysed,
        Dictionary<string, SeenCall> seen,
        List<string> failures,
        CancellationToken cancellationToken)
    {
        var (read, unread, refused) = (0, 0, (string?)null);
        foreach (var (call, likeness) in Ordered(analysed, seen))
        {
            if (_done.TryGetValue(call.Id, out var known))
            {
                seen[call.Id] = known;
            }
            else if (read == Most)
            {
                unread += likeness == Resemblance.OtherNumber ? 0 : 1;
            }
            else
            {
                read++;
                var reading = await reader.GetAsync($"{ContractMapper.CallsPath}/{call.Id}", cancellationToken)
                    .ConfigureAwait(false);
                if (reading is ServiceReading.Shown { Json: var json } && SeenCalls.Flat(json) is { } flat)
                {
                    Keep(flat.With(call), seen);
                    if (flat.Stamps.Contains(search.CallId))
                    {
                        return;
                    }
                }
                else if (likeness != Resemblance.OtherNumber)
                {
                    seen[call.Id] = call;
                    refused ??= $"conversation {call.Id}: " +
                        $"{(reading as ServiceReading.Failed)?.Why ?? "the answer is no conversation"}";
                }

                if (reading is ServiceReading.Failed { MayPass: true })
                {
                    break; // it was tried again and again already, and the rest would be too
                }
            }
        }

        if (refused is not null)
        {
            failures.Add(refused);
        }

        if (unread > 0)
        {
            failures.Add($"conversations: {unread} more of that time than the {Most} that are read in one look");
        }
    }

    // What other places showed of a conversation is one with what analytics shows of it.
    private IEnumerable<(SeenCall Call, Resemblance Likeness)> Ordered(
        IEnumerable<SeenCall> analysed, Dictionary<string, SeenCall> seen)
    {
        var unread = new List<(SeenCall Call, Resemblance Likeness)>();
        foreach (var call in analysed)
        {
            if (seen.TryGetValue(call.Id, out var elsewhere))
            {
                seen[call.Id] = elsewhere.With(call);
            }
            else if (Likeness.Of(call, search) is var likeness and not Resemblance.None)
            {
                unread.Add((call, likeness));
            }
        }

        return unread.OrderBy(one => one.Likeness); // and as they began, which a stable order keeps
    }

    private void Keep(SeenCall call, Dictionary<string, SeenCall> seen)
    {
        seen[call.Id] = call;
        if (Likeness.Of(call, search) is Resemblance.None or Resemblance.OtherNumber)
        {
            _done[call.Id] = call;
        }
    }
}
