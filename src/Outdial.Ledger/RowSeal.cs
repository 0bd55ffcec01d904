using System.Buffers;
using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Outdial.Ledger;

/// <summary>A digest of a whole row, with the ledger's own key: a bit of it that has flipped on the disk is noticed
/// when the row is read, and not believed.</summary>
internal sealed class RowSeal(byte[] secret)
{
    private const int Size = 8;

    /// <summary>The seal of a row's values.</summary>
    internal byte[] Of(DbDataReader row, int columns)
    {
        var values = new object[columns];
        for (var column = 0; column < columns; column++)
        {
            values[column] = row.GetValue(column);
        }

        return Of(values);
    }

    /// <summary>The seal of values that are to be written: texts, whole numbers, bytes and nulls.</summary>
    internal byte[] Of(params ReadOnlySpan<object?> values)
    {
        // Gathered first: the digest of one text costs a fraction of that of its parts.
        var row = new ArrayBufferWriter<byte>(512);
        foreach (var value in values)
        {
            // Its kind, then its length or value: no two rows have the same bytes.
            switch (value)
            {
                case long number:
                    Append(row, 1, number);
                    break;
                case string text:
                    Append(row, 2, Encoding.UTF8.GetByteCount(text));
                    Encoding.UTF8.GetBytes(text, row);
                    break;
                case byte[] bytes:
                    Append(row, 3, bytes.Length);
                    row.Write(bytes);
                    break;
                default:
                    row.Write<byte>([0]);
                    break;
            }
        }

        return HMACSHA256.HashData(secret, row.WrittenSpan)[..Size];
    }

    /// <summary>Whether a row, whose seal is after its values, is as it was written.</summary>
    internal bool Holds(DbDataReader row, int columns) =>
        row.GetValue(columns) is byte[] seal && seal.AsSpan().SequenceEqual(Of(row, columns));

    private static void Append(ArrayBufferWriter<byte> row, byte kind, long number)
    {
        var head = row.GetSpan(1 + sizeof(long));
        head[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(head[1..], number);
        row.Advance(1 + sizeof(long));
    }
}
