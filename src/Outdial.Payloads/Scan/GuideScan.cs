namespace Outdial.Payloads;

/// <summary>The short cut for the guide's bodies: one participant, who is a phone or a user, with type and kind;
/// perhaps a skill and a wrap-up code.</summary>
internal ref struct GuideScan(ReadOnlySpan<byte> text)
{
    private static readonly byte[][] OfBody =
        ["participants"u8.ToArray(), "skillRequirements"u8.ToArray(), "wrapUpCode"u8.ToArray()];

    private static readonly byte[][] OfParticipant = ["type"u8.ToArray(), "participantAddress"u8.ToArray()];
    private static readonly byte[][] OfAddress = ["id"u8.ToArray(), "type"u8.ToArray()];
    private static readonly byte[][] OfSkill = ["id"u8.ToArray(), "level"u8.ToArray()];
    private static readonly byte[][] OfCode = ["id"u8.ToArray()];

    private ScanCursor _cursor = new(text);

    internal bool IsClean()
    {
        var (seen, isGood) = (0, _cursor.Take((byte)'{'));
        while (isGood)
        {
            var field = _cursor.Field(OfBody, ref seen);
            if (field == ScanCursor.End)
            {
                return (seen & 1) != 0 && _cursor.IsAtEnd();
            }

            // Of several entries, one may stand there twice.
            isGood = field switch
            {
                0 => _cursor.Take((byte)'[') && Participant() && _cursor.Take((byte)']'),
                1 => _cursor.Take((byte)'[') && Entity(OfSkill) && _cursor.Take((byte)']'),
                2 => Entity(OfCode),
                _ => false,
            };
        }

        return false;
    }

    private bool Participant()
    {
        var (seen, isGood) = (0, _cursor.Take((byte)'{'));
        while (isGood)
        {
            var field = _cursor.Field(OfParticipant, ref seen);
            if (field == ScanCursor.End)
            {
                return seen == 3;
            }

            isGood = field switch
            {
                0 => _cursor.Text(out var type) && type.SequenceEqual("external"u8),
                1 => Address(),
                _ => false,
            };
        }

        return false;
    }

    // What the id must be is known once both have been read, in whichever order.
    private bool Address()
    {
        ReadOnlySpan<byte> id = default, type = default;
        var (seen, isGood) = (0, _cursor.Take((byte)'{'));
        while (isGood)
        {
            var field = _cursor.Field(OfAddress, ref seen);
            if (field == ScanCursor.End)
            {
                return type.SequenceEqual("phone"u8) ? ScanCursor.IsNumber(id)
                    : type.SequenceEqual("user"u8) && ScanCursor.IsId(id);
            }

            isGood = field switch
            {
                0 => _cursor.Text(out id),
                1 => _cursor.Text(out type),
                _ => false,
            };
        }

        return false;
    }

    private bool Entity(byte[][] names)
    {
        var (seen, isGood) = (0, _cursor.Take((byte)'{'));
        while (isGood)
        {
            var field = _cursor.Field(names, ref seen);
            if (field == ScanCursor.End)
            {
                return (seen & 1) != 0;
            }

            isGood = field switch { 0 => _cursor.Id(), 1 => _cursor.Positive(), _ => false };
        }

        return false;
    }
}
