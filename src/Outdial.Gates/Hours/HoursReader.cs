using System.Diagnostics.CodeAnalysis;

namespace Outdial.Gates;

/// <summary>Reads calling hours: <c>Mo-Fr 10:00-13:00,14:00-20:00; Sa 10:00-18:00</c>. Every character is
/// checked.</summary>
/// <param name="text">The text.</param>
internal ref struct HoursReader(ReadOnlySpan<char> text)
{
    /// <summary>When a window over midnight may begin at the earliest, in minutes of the day: an hour that only the
    /// 24-hour clock has. 09:00-05:00 might mean nine to five.</summary>
    internal const int EarliestOverMidnight = 13 * WeekTime.MinutesPerHour;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly bool[] _minutes = new bool[WeekTime.MinutesPerWeek];
    private readonly bool[] _days = new bool[WeekTime.DaysPerWeek];
    private int _place;

    private readonly char Next => _place < _text.Length ? _text[_place] : '\0';

    private readonly bool IsAtEnd => _place >= _text.Length;

    /// <summary>Reads the whole text.</summary>
    /// <param name="week">The open times, or null.</param>
    /// <returns>What is wrong, or null.</returns>
    internal Diagnostic? Read(out WeekHours? week)
    {
        week = null;
        do
        {
            SkipSpaces();
            var isRead = ReadDays(out var days, out var fault) && ReadTimes(days, out fault);
            if (!isRead)
            {
                return fault;
            }

            SkipSpaces();
        }
        while (TrySkip(';'));

        if (!IsAtEnd)
        {
            return char.IsAsciiLetter(Next)
                ? Malformed("Times of the 24-hour clock are expected, and ';' before the next days.")
                : Malformed("After a window, ',' and another window or ';' and other days are expected.");
        }

        week = WeekHours.Of(_minutes);
        return week.Ranges.IsEmpty ? new(GateRules.NeverOpen) : null;
    }

    private bool ReadDays(out List<int> days, [NotNullWhen(false)] out Diagnostic? fault)
    {
        days = [];
        do
        {
            SkipSpaces();
            var start = _place;
            if (!ReadDay(out var first, out fault))
            {
                return false;
            }

            var last = first;
            SkipSpaces();
            if (TrySkip('-'))
            {
                SkipSpaces();
                if (!ReadDay(out last, out fault))
                {
                    return false;
                }

                if (last == first)
                {
                    fault = Ambiguous(start, $"'{_text[start.._place]}' is one day or seven.");
                    return false;
                }
            }

            for (var day = first; ; day = (day + 1) % WeekTime.DaysPerWeek)
            {
                if (_days[day])
                {
                    fault = Ambiguous(
                        start, $"{DayName.Short(day)} has hours already: all of a day's are written once.");
                    return false;
                }

                _days[day] = true;
                days.Add(day);
                if (day == last)
                {
                    break;
                }
            }

            SkipSpaces();
        }
        while (TrySkip(','));

        fault = IsAtEnd ? Malformed("The text ends where times are expected, such as 09:00-20:00.")
            : _text[_place - 1] != ' ' ? Malformed("A space is expected between days and times.")
            : null;
        return fault is null;
    }

    private bool ReadDay(out int day, [NotNullWhen(false)] out Diagnostic? fault)
    {
        var start = _place;
        var word = Word();
        fault = null;
        if (DayName.Read(word) is { } known)
        {
            day = known;
            return true;
        }

        day = 0;
        _place = start;
        fault = word.Length > 0
            ? Malformed($"'{Shown(word)}' is no day; the days are Mo Tu We Th Fr Sa Su.")
            : char.IsAsciiDigit(Next)
                ? Ambiguous(start, "The times have no days: write Mo-Su before them for every day.")
                : Malformed(IsAtEnd ? "The text ends where a day is expected." : "A day is expected here, such as Mo.");
        return false;
    }

    private bool ReadTimes(List<int> days, [NotNullWhen(false)] out Diagnostic? fault)
    {
        fault = null;
        if (char.IsAsciiLetter(Next))
        {
            var start = _place;
            var word = Word();
            if (!word.Equals("off", StringComparison.OrdinalIgnoreCase))
            {
                _place = start;
                fault = Malformed($"'{Shown(word)}' is no time; 09:00-20:00 or off is expected.");
            }

            return fault is null;
        }

        do
        {
            SkipSpaces();
            if (!ReadWindow(out var window, out fault) || !Open(days, window, out fault))
            {
                return false;
            }

            SkipSpaces();
        }
        while (TrySkip(','));

        return true;
    }

    private readonly bool Open(
        List<int> days, (MinuteRange Minutes, int Place) window, [NotNullWhen(false)] out Diagnostic? fault)
    {
        foreach (var day in days)
        {
            for (var minute = window.Minutes.Start; minute < window.Minutes.End; minute++)
            {
                ref var isOpen = ref _minutes[((day * WeekTime.MinutesPerDay) + minute) % WeekTime.MinutesPerWeek];
                if (isOpen)
                {
                    fault = Ambiguous(window.Place, "The window overlaps another one.");
                    return false;
                }

                isOpen = true;
            }
        }

        fault = null;
        return true;
    }

    private bool ReadWindow(
        out (MinuteRange Minutes, int Place) window, [NotNullWhen(false)] out Diagnostic? fault)
    {
        window = default;
        var place = _place;
        if (!ReadTime(out var start, out fault))
        {
            return false;
        }

        SkipSpaces();
        if (!TrySkip('-'))
        {
            fault = Malformed("'-' is expected between the two times of a window.");
            return false;
        }

        SkipSpaces();
        if (!ReadTime(out var end, out fault))
        {
            return false;
        }

        fault =
            start == WeekTime.MinutesPerDay ? Malformed(place, "A window begins at 23:59 at the latest.")
            : start == end ? Ambiguous(place, "The window is empty or a day long: write 00:00-24:00 for a whole day.")
            : start > end && end > 0 && start < EarliestOverMidnight
                ? Ambiguous(place, "The window ends in the afternoon, or on the next morning: write 17:00 for five " +
                    "in the afternoon, and divide a window over midnight at 24:00.")
            : null;
        window = (new(start, end > start ? end : end + WeekTime.MinutesPerDay), place);
        return fault is null;
    }

    private bool ReadTime(out int minutes, [NotNullWhen(false)] out Diagnostic? fault)
    {
        minutes = 0;
        if (!(IsTwoDigits(_place) && IsTwoDigits(_place + 3) && _text[_place + 2] == ':'))
        {
            fault = Malformed("A time of the 24-hour clock with four digits is expected, such as 09:00.");
            return false;
        }

        var (hour, minute) = (TwoDigits(_place), TwoDigits(_place + 3));
        minutes = (hour * WeekTime.MinutesPerHour) + minute;
        if (minute >= WeekTime.MinutesPerHour || minutes > WeekTime.MinutesPerDay)
        {
            fault = Malformed($"'{_text.Slice(_place, 5)}' is no time of a day; 24:00 is the last.");
            return false;
        }

        _place += 5;
        fault = char.IsAsciiLetterOrDigit(Next) || Next is ':' or '.'
            ? Malformed("A time has hours and minutes of the 24-hour clock only, such as 21:30.")
            : null;
        return fault is null;
    }

    private readonly bool IsTwoDigits(int place) =>
        place + 2 <= _text.Length && char.IsAsciiDigit(_text[place]) && char.IsAsciiDigit(_text[place + 1]);

    private readonly int TwoDigits(int place) => ((_text[place] - '0') * 10) + _text[place + 1] - '0';

    private ReadOnlySpan<char> Word()
    {
        var start = _place;
        while (char.IsLetter(Next))
        {
            _place++;
        }

        return _text[start.._place];
    }

    private void SkipSpaces()
    {
        while (Next == ' ')
        {
            _place++;
        }
    }

    private bool TrySkip(char character)
    {
        var isThere = !IsAtEnd && Next == character;
        _place += isThere ? 1 : 0;
        return isThere;
    }

    private readonly Diagnostic Malformed(string message) => Malformed(_place, message);

    private static Diagnostic Malformed(int place, string message) =>
        new(GateRules.MalformedHours, message) { Index = place };

    private static Diagnostic Ambiguous(int place, string message) =>
        new(GateRules.AmbiguousHours, message) { Index = place };

    private static string Shown(ReadOnlySpan<char> word) =>
        word.Length > 20 ? string.Concat(word[..20], "...") : word.ToString();
}
