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
        using var digest = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        Span<byte> head = stackalloc byte[1 + sizeof(long)];
        foreach (var value in values)
        {
            // Its kind, then its length or value: no two rows have the same bytes.
            switch (value)
            {
                case long number:
                    head[0] = 1;
                    BinaryPrimitives.WriteInt64LittleEndian(head[1..], number);
                    digest.AppendData(head);
                    break;
                case string text:
                    Append(digest, head, 2, Encoding.UTF8.GetBytes(text));
                    break;
                case byte[] bytes:
                    Append(digest, head, 3, bytes);
                    break;
                default:
                    digest.AppendData([0]);
                    break;
            }
        }

        return digest.GetHashAndReset()[..Size];
    }

    /// <summary>Whether a row, whose seal is after its values, is as it was written.</summary>
    internal bool Holds(DbDataReader row, int columns) =>
        row.GetValue(columns) is byte[] seal && seal.AsSpan().SequenceEqual(Of(row, columns));

    private static void Append(IncrementalHash digest, Span<byte> head, byte kind, byte[] bytes)
    {
        head[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(head[1..], bytes.Length);
        digest.AppendData(head);
        digest.AppendData(bytes);
    }
}
