namespace Outdial.Payloads;

/// <summary>The short cut for the published API's bodies: one plain destination, and fields that need no second
/// look.</summary>
internal ref struct PlatformScan(ReadOnlySpan<byte> text)
{
    private const int PhoneNumber = 0;
    private const int CallUserId = 1;
    private const int CallQueueId = 2;
    private const int Priority = 3;
    private const int LanguageId = 4;
    private const int RoutingSkillsIds = 5;
    private const int CallerId = 6;
    private const int CallerIdName = 7;
    private const int UuiData = 8;
    private const int Label = 9;
    private const int CallFromQueueId = 10;
    private const int ExternalContactId = 11;

    private const int Queue = 1 << CallQueueId;
    private const int Destinations = (1 << PhoneNumber) | (1 << CallUserId) | Queue;
    private const int Routing = (1 << Priority) | (1 << LanguageId) | (1 << RoutingSkillsIds);

    // At the places that the constants name.
    private static readonly byte[][] Names =
    [
        "phoneNumber"u8.ToArray(), "callUserId"u8.ToArray(), "callQueueId"u8.ToArray(), "priority"u8.ToArray(),
        "languageId"u8.ToArray(), "routingSkillsIds"u8.ToArray(), "callerId"u8.ToArray(), "callerIdName"u8.ToArray(),
        "uuiData"u8.ToArray(), "label"u8.ToArray(), "callFromQueueId"u8.ToArray(), "externalContactId"u8.ToArray(),
    ];

    private ScanCursor _cursor = new(text);

    internal bool IsClean()
    {
        var (seen, isGood) = (0, _cursor.Take((byte)'{'));
        while (isGood)
        {
            var field = _cursor.Field(Names, ref seen);
            if (field == ScanCursor.End)
            {
                return IsCall(seen) && _cursor.IsAtEnd();
            }

            isGood = field switch
            {
                PhoneNumber or CallerId => _cursor.Number(),
                CallerIdName or UuiData or Label => _cursor.Words(),
                Priority => _cursor.Positive(),

                // Of several, one may stand there twice.
                RoutingSkillsIds => _cursor.Take((byte)'[') && _cursor.Id() && _cursor.Take((byte)']'),
                CallUserId or CallQueueId or LanguageId or CallFromQueueId or ExternalContactId => _cursor.Id(),
                _ => false,
            };
        }

        return false;
    }

    private static bool IsCall(int seen) =>
        int.PopCount(seen & Destinations) == 1 && ((seen & Routing) == 0 || (seen & Queue) != 0);
}
