using System.Text;

namespace Outdial.Cli;

/// <summary>Reads a file of addresses line by line, however long it or a line of it is.</summary>
internal static class AddressLines
{
    /// <summary>More than any address has.</summary>
    internal const int Longest = 1_000;

    private const int Block = 1 << 16;

    /// <summary>The lines that are not empty; each is good until the next is asked for.</summary>
    internal static IEnumerable<AddressLine> Read(Stream stream, CancellationToken cancellationToken)
    {
        // Bytes that are no UTF-8 come as U+FFFD, which no address has.
        using var reader = new StreamReader(
            stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, Block);
        var buffer = new char[Block];
        var line = new char[Longest];
        var (number, length, isCut) = (1L, 0, false);
        int read;
        while ((read = reader.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var at = 0;
            while (at < read)
            {
                var end = buffer.AsSpan(at, read - at).IndexOf('\n');
                var piece = buffer.AsMemory(at, end < 0 ? read - at : end);
                var taken = Math.Min(piece.Length, Longest - length);
                piece[..taken].CopyTo(line.AsMemory(length));
                length += taken;
                isCut |= taken < piece.Length;
                if (end < 0)
                {
                    break;
                }

                if (Ended(line, length, isCut, number) is { } ended)
                {
                    yield return ended;
                }

                (number, length, isCut) = (number + 1, 0, false);
                at += end + 1;
            }
        }

        if (Ended(line, length, isCut, number) is { } last)
        {
            yield return last;
        }
    }

    private static AddressLine? Ended(char[] line, int length, bool isCut, long number)
    {
        var text = line.AsMemory(0, length);
        if (!isCut && text.Span is [.., '\r'])
        {
            text = text[..^1];
        }

        // An editor's byte order mark belongs to the file, not to the first address.
        if (number == 1 && text.Span is ['\uFEFF', ..])
        {
            text = text[1..];
        }

        return text.IsEmpty ? null : new AddressLine(number, text, isCut);
    }
}
