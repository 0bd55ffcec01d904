namespace Outdial;

/// <summary>The short cut for the published API's bodies: one plain destination, and fields that need no second
/// look.</summary>
internal ref struct PlatformScan(ReadOnlySpan<byte> text)
{
    private const int PhoneNumber = 1 << 0;
    private const int CallUser = 1 << 1;
    private const int CallQueue = 1 << 2;
    private const int FromQueue = 1 << 3;
    private const int CallerId = 1 << 4;
    private const int CallerName = 1 << 5;
    private const int Contact = 1 << 6;
    private const int Uui = 1 << 7;
    private const int Label = 1 << 8;
    private const int Priority = 1 << 9;
    private const int Language = 1 << 10;
    private const int Skills = 1 << 11;

    private const int Destinations = PhoneNumber | CallUser | CallQueue;
    private const int Routing = Priority | Language | Skills;

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
                return IsCall(seen) && _cursor.IsAtEnd();
            }

            var field = _cursor.Key(out var key) ? Field(key) : 0;
            if (field == 0 || (seen & field) != 0 || !Value(field))
            {
                return false;
            }

            seen |= field;
        }
    }

    private static bool IsCall(int seen) =>
        (seen & Destinations) is PhoneNumber or CallUser or CallQueue &&
        ((seen & Routing) == 0 || (seen & CallQueue) != 0);

    private static int Field(ReadOnlySpan<byte> key) =>
        key.SequenceEqual("phoneNumber"u8) ? PhoneNumber
        : key.SequenceEqual("callUserId"u8) ? CallUser
        : key.SequenceEqual("callQueueId"u8) ? CallQueue
        : key.SequenceEqual("callFromQueueId"u8) ? FromQueue
        : key.SequenceEqual("callerId"u8) ? CallerId
        : key.SequenceEqual("callerIdName"u8) ? CallerName
        : key.SequenceEqual("externalContactId"u8) ? Contact
        : key.SequenceEqual("uuiData"u8) ? Uui
        : key.SequenceEqual("label"u8) ? Label
        : key.SequenceEqual("priority"u8) ? Priority
        : key.SequenceEqual("languageId"u8) ? Language
        : key.SequenceEqual("routingSkillsIds"u8) ? Skills
        : 0;

    private bool Value(int field) => field switch
    {
        PhoneNumber or CallerId => _cursor.Number(),
        CallerName or Uui or Label => _cursor.Words(),
        Priority => _cursor.Positive(),
        Skills => Ids(),
        _ => _cursor.Id(),
    };

    // Of several, one may stand there twice.
    private bool Ids() => _cursor.Take((byte)'[') && _cursor.Id() && _cursor.Take((byte)']');
}
