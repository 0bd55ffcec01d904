namespace Outdial;

/// <summary>Host names of RFC 1123: labels of 1 to 63 letters, digits and inner hyphens; at most 253 in all.</summary>
internal static class HostGrammar
{
    private const int MaxLabel = 63;
    private const int MaxName = 253;

    /// <summary>The first faulty character of a host name, or -1.</summary>
    internal static int NameFault(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Length > MaxName)
        {
            return Math.Min(name.Length, MaxName);
        }

        var start = 0;
        foreach (var range in name.Split('.'))
        {
            var label = name[range];
            start = range.Start.Value;
            if (label.IsEmpty || label.Length > MaxLabel || label[0] == '-')
            {
                return start;
            }

            for (var i = 0; i < label.Length; i++)
            {
                if (!char.IsAsciiLetterOrDigit(label[i]) && label[i] != '-')
                {
                    return start + i;
                }
            }

            if (label[^1] == '-')
            {
                return start + label.Length - 1;
            }
        }

        return -1;
    }
}
