using System.Text;

namespace Outdial.Fuzz;

/// <summary>Unusual bodies: pieces of others, put together, turned round and cut.</summary>
internal sealed class Mutations(IReadOnlyList<byte[]> seeds, Random random)
{
    private const int MostChanges = 8;

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "null", "true", "None", "\"id\":", "\"type\":", "\"to\":",
            "\"from\":", "\"participants\":", "\"participantAddress\":", "\"phoneNumber\":",
            "\"external\"", "\"phone\"",
            "\"+12025550123\"", "\"202-555-0123\"", "\"911\"", "\"+5215512345678\"", "//", "/*", "*/", "#", "\uFEFF",
            "\\u0000", "\\uD83D", "\u202E", "漢", "\r\n", "\t", "1e999", "-0", "0.1", "\"\"", "\" \"",
            "\"5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11\"",
        }.Select(Encoding.UTF8.GetBytes),
        [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80],
    ];

    internal byte[] Next()
    {
        var body = new List<byte>(Pick(seeds));
        for (var changes = random.Next(MostChanges + 1); changes > 0; changes--)
        {
            Change(body);
        }

        return [.. body];
    }

    private void Change(List<byte> body)
    {
        var at = random.Next(body.Count + 1);
        var length = random.Next(Math.Min(body.Count - at, 40) + 1);
        switch (random.Next(7))
        {
            case 0:
                body.RemoveRange(at, length);
                break;
            case 1:
                body.InsertRange(at, Pick(Tokens));
                break;
            case 2:
                body.RemoveRange(at, length);
                body.InsertRange(at, Pick(Tokens));
                break;
            case 3:
                body.InsertRange(at, body.GetRange(at, length));
                break;
            case 4:
                var other = Pick(seeds);
                var from = random.Next(other.Length + 1);
                body.InsertRange(at, other[from..random.Next(from, other.Length + 1)]);
                break;
            case 5 when at < body.Count:
                body[at] = (byte)random.Next(256);
                break;
            default:
                body.InsertRange(at, Enumerable.Repeat(Pick(Tokens), random.Next(80)).SelectMany(token => token));
                break;
        }
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
