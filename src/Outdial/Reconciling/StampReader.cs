namespace Outdial;

/// <summary>Reads conversations by their ids for the stamps that listings do not show, the likeliest first; for one
/// search.</summary>
internal sealed class StampReader(ServiceReader reader, CallSearch search, OtherCalls others)
{
    /// <summary>How many are read in one look: a third of a minute's requests, as the service allows 300.</summary>
    internal const int Most = 100;

    // Read before and certainly another, or to another number: it is not read again.
    private readonly Dictionary<string, ConversationSnapshot> _done = [];
    private readonly HashSet<string> _unread = [];
    private string? _refused;
    private int _left;

    /// <summary>Why the look that began last could not read everything that may be the call.</summary>
    internal IEnumerable<string> Failures
    {
        get
        {
            if (_refused is not null)
            {
                yield return _refused;
            }

            if (_unread.Count > 0)
            {
                yield return $"conversations: {_unread.Count} more of that time than the {Most} that are read " +
                    "in one look";
            }
        }
    }

    /// <summary>Begins a look: again <see cref="Most"/> conversations may be read.</summary>
    internal void BeginLook()
    {
        _unread.Clear();
        (_refused, _left) = (null, Most);
    }

    /// <summary>Reads those listed conversations that show no stamp and may be the call.</summary>
    /// <param name="listed">What a listing showed.</param>
    /// <param name="seen">What this look has seen; gets what is listed and what is read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task ReadAsync(
        IReadOnlyList<ConversationSnapshot> listed,
        Dictionary<string, ConversationSnapshot> seen,
        CancellationToken cancellationToken)
    {
        var unread = Unread(listed, seen);
        if (seen.Values.Any(call => call.Stamps.Contains(search.CallId)) || unread.Count == 0)
        {
            return;
        }

        var held = await others.IdsAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (call, confidence) in unread
            .Select(one => (
                one.Call,
                Confidence: held.Contains(one.Call.Id) ? MatchConfidence.OtherNumber : one.Confidence))
            .OrderBy(one => one.Confidence)) // and as they are listed, which a stable order keeps
        {
            if (_done.TryGetValue(call.Id, out var known))
            {
                seen[call.Id] = known;
            }
            else if (_left == 0)
            {
                if (confidence != MatchConfidence.OtherNumber)
                {
                    _unread.Add(call.Id);
                }
            }
            else if (await ReadAsync(call, confidence, seen, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    // Whether it is the call.
    private async Task<bool> ReadAsync(
        ConversationSnapshot call,
        MatchConfidence confidence,
        Dictionary<string, ConversationSnapshot> seen,
        CancellationToken cancellationToken)
    {
        _left--;
        _unread.Remove(call.Id);
        var reading = await reader.GetAsync($"{WireRequest.CallsPath}/{call.Id}", cancellationToken)
            .ConfigureAwait(false);
        if (reading is ServiceReading.Shown { Json: var json } && ConversationSnapshots.Flat(json) is { } flat)
        {
            Keep(flat.With(call), seen);
            return flat.Stamps.Contains(search.CallId);
        }

        if (confidence != MatchConfidence.OtherNumber)
        {
            seen[call.Id] = call;
            _refused ??= $"conversation {call.Id}: " +
                $"{(reading as ServiceReading.Failed)?.Why ?? "the answer is no conversation"}";
        }

        if (reading is ServiceReading.Failed { MayPass: true })
        {
            _left = 0; // it was tried again and again already, and the rest would be too
        }

        return false;
    }

    // Data about a conversation from other places is merged with what is listed.
    private List<(ConversationSnapshot Call, MatchConfidence Confidence)> Unread(
        IReadOnlyList<ConversationSnapshot> listed, Dictionary<string, ConversationSnapshot> seen)
    {
        var unread = new List<(ConversationSnapshot Call, MatchConfidence Confidence)>();
        foreach (var call in listed)
        {
            if (seen.TryGetValue(call.Id, out var elsewhere))
            {
                seen[call.Id] = elsewhere.With(call);
            }
            else if (call.Stamps.Any())
            {
                seen[call.Id] = call;
            }
            else if (CallMatcher.Of(call, search) is var confidence and not MatchConfidence.None)
            {
                unread.Add((call, confidence));
            }
        }

        return unread;
    }

    private void Keep(ConversationSnapshot call, Dictionary<string, ConversationSnapshot> seen)
    {
        seen[call.Id] = call;
        if (CallMatcher.Of(call, search) is MatchConfidence.None or MatchConfidence.OtherNumber)
        {
            _done[call.Id] = call;
        }
    }
}
