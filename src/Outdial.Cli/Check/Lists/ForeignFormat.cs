using System.Text;

namespace Outdial.Cli;

/// <summary>Files that are no UTF-8 text: workbooks, archives, other encodings.</summary>
internal static class ForeignFormat
{
    private static ReadOnlySpan<byte> VCard => "BEGIN:VCARD"u8;

    /// <summary>Looks at the beginning of a file, which shows that it is not UTF-8: to say it of every line would be to
    /// say what each has instead of digits.</summary>
    /// <exception cref="InvalidDataException">It is UTF-16, or a workbook.</exception>
    internal static void Refuse(ReadOnlySpan<byte> beginning)
    {
        switch (beginning)
        {
            case [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..]:
                throw new InvalidDataException("The file is UTF-32.");
            case [> 0, 0, 0, 0, > 0, 0, 0, 0, ..] or [0, 0, 0, > 0, 0, 0, 0, > 0, ..]:
                throw new InvalidDataException("The file is UTF-32 without a byte order mark.");
            case [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]:
                throw new InvalidDataException("The file is UTF-16.");
            case [> 0, 0, > 0, 0, ..] or [0, > 0, 0, > 0, ..]:
                throw new InvalidDataException("The file is UTF-16 without a byte order mark.");
            case [(byte)'P', (byte)'K', 3, 4, ..]:
                throw new InvalidDataException(
                    "The file is a workbook (xlsx) or another ZIP archive, not a text: export the sheet as CSV UTF-8 " +
                    "(File, Save As), with the column of numbers formatted as text.");
            case [0xD0, 0xCF, 0x11, 0xE0, ..]:
                throw new InvalidDataException(
                    "The file is a workbook (xls), not a text: export the sheet as CSV UTF-8 (File, Save As), with " +
                    "the column of numbers formatted as text.");
            case [0x1F, 0x8B, ..]:
                throw new InvalidDataException("The file is compressed with gzip (gz), not a text: unpack it first.");
            case [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, ..]:
                throw new InvalidDataException("The file is compressed with bzip2 (bz2), not a text: unpack it first.");
            case [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..]:
                throw new InvalidDataException("The file is compressed with xz, not a text: unpack it first.");
            case [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..]:
                throw new InvalidDataException("The file is a PDF, not a text.");
        }

        if (beginning.Length >= VCard.Length && Ascii.EqualsIgnoreCase(beginning[..VCard.Length], VCard))
        {
            throw new InvalidDataException(
                "The file is a vCard (vcf), whose numbers are in lines that begin with TEL: export it as CSV.");
        }
    }

    /// <summary>Looks at the lines of a file's beginning. In quotes, a carriage return belongs to a cell.</summary>
    /// <exception cref="InvalidDataException">They end in CR alone.</exception>
    internal static void RefuseBareReturns(ReadOnlySpan<byte> beginning)
    {
        var end = beginning.IndexOf((byte)'\r');
        if (end > 0 && end < beginning.Length - 1 && beginning.IndexOfAny("\n\""u8) < 0)
        {
            throw new InvalidDataException(
                "The lines of the file end in CR alone, as on old Macs; a line ends in LF, or CR and LF.");
        }
    }
}
