namespace Outdial;

/// <summary>The short cut for the guide's bodies: one participant, who is a phone or a user, with type and kind;
/// perhaps a skill and a wrap-up code.</summary>
internal ref struct GuideScan(ReadOnlySpan<byte> text)
{
    private ScanCursor _cursor = new(text);

    internal bool IsClean()
    {
        var seen = 0;
        if (!_cursor.Take((byte)'{'))
        {
            return false;
        }

        while (true)
        {
            if (!_cursor.Next(seen == 0, (byte)'}', out var isEnd))
            {
                return false;
            }

            if (isEnd)
            {
                return (seen & 1) != 0 && _cursor.IsAtEnd();
            }

            var field = !_cursor.Key(out var key) ? 0
                : key.SequenceEqual("participants"u8) ? 1
                : key.SequenceEqual("skillRequirements"u8) ? 2
                : key.SequenceEqual("wrapUpCode"u8) ? 4
                : 0;
            if (field == 0 || (seen & field) != 0 || !Value(field))
            {
                return false;
            }

            seen |= field;
        }
    }

    private bool Value(int field) => field switch
    {
        1 => _cursor.Take((byte)'[') && Participant() && _cursor.Take((byte)']'),
        2 => Skills(),
        _ => Entity(withLevel: false),
    };

    private bool Participant()
    {
        var seen = 0;
        if (!_cursor.Take((byte)'{'))
        {
            return false;
        }

        while (true)
        {
            if (!_cursor.Next(seen == 0, (byte)'}', out var isEnd))
            {
                return false;
            }

            if (isEnd)
            {
                return seen == 3;
            }

            var field = !_cursor.Key(out var key) ? 0
                : key.SequenceEqual("type"u8) ? 1
                : key.SequenceEqual("participantAddress"u8) ? 2
                : 0;
            var isGood = field switch
            {
                1 => _cursor.Text(out var type) && type.SequenceEqual("external"u8),
                2 => Address(),
                _ => false,
            };
            if (!isGood || (seen & field) != 0)
            {
                return false;
            }

            seen |= field;
        }
    }

    // What the id must be is known once both have been read, in whichever order.
    private bool Address()
    {
        ReadOnlySpan<byte> id = default, type = default;
        if (!_cursor.Take((byte)'{'))
        {
            return false;
        }

        for (var isFirst = true; ; isFirst = false)
        {
            if (!_cursor.Next(isFirst, (byte)'}', out var isEnd))
            {
                return false;
            }

            if (isEnd)
            {
                return Fits(id, type);
            }

            if (!_cursor.Key(out var key))
            {
                return false;
            }

            var isId = key.SequenceEqual("id"u8);
            var isGood = isId
                ? id.IsEmpty && _cursor.Text(out id)
                : key.SequenceEqual("type"u8) && type.IsEmpty && _cursor.Text(out type);
            if (!isGood || (isId ? id : type).IsEmpty)
            {
                return false;
            }
        }
    }

    private static bool Fits(ReadOnlySpan<byte> id, ReadOnlySpan<byte> type) =>
        type.SequenceEqual("phone"u8) ? ScanCursor.IsNumber(id)
        : type.SequenceEqual("user"u8) && ScanCursor.IsId(id);

    // Of several, one may stand there twice.
    private bool Skills() => _cursor.Take((byte)'[') && Entity(withLevel: true) && _cursor.Take((byte)']');

    private bool Entity(bool withLevel)
    {
        var seen = 0;
        if (!_cursor.Take((byte)'{'))
        {
            return false;
        }

        while (true)
        {
            if (!_cursor.Next(seen == 0, (byte)'}', out var isEnd))
            {
                return false;
            }

            if (isEnd)
            {
                return (seen & 1) != 0;
            }

            var field = !_cursor.Key(out var key) ? 0
                : key.SequenceEqual("id"u8) ? 1
                : withLevel && key.SequenceEqual("level"u8) ? 2
                : 0;
            var isGood = field switch { 1 => _cursor.Id(), 2 => _cursor.Positive(), _ => false };
            if (!isGood || (seen & field) != 0)
            {
                return false;
            }

            seen |= field;
        }
    }
}
