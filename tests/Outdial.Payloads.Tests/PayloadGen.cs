using System.Text;

namespace Outdial.Payloads.Tests;

/// <summary>Random, unusual bodies.</summary>
internal static class PayloadGen
{
    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ":", ",", "\"", "'", " ", "\n", "\r\n", "\t", "\0", "null", "true", "None", "1", "-0.5e3",
        "\"id\"", "\"type\"", "\"phone\"", "\"external\"", "\"user\"", "\"number\"", "\"participants\"", "\"to\":",
        "\"participantAddress\":", "\"phoneNumber\":", "\"callUserId\":", "\"callQueueId\":", "\"from\":", "\"name\":",
        "\"+12025550123\"", "\"911\"", "\"15555555555\"", "\"+1 202-555-0123\"", "\"0044 20 7946 0018\"", "\"\"",
        "\"5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11\"", "\"ann@example.com\"", "\"sip:ann@example.com\"", "\"é😀\"",
        "\"id\":null,", "\"number\":\"+12025550123\",", "\"routing\":{\"skill\":\"x\"},", "\"x\":1,", "\"ID\":\"\",",
        "\"priority\":\"5\",", "\"attributes\":{\"a\":1},", "\\u0000", "\\n", "//x\n", "/*x*/", "#", "\uFEFF",
    ];

    private static readonly Gen<byte[]> Token =
        Gen.Int[0, Tokens.Length - 1].Select(i => Encoding.UTF8.GetBytes(Tokens[i]));

    private static readonly Gen<byte[]> Soup = Token.Array[0, 30].Select(tokens => tokens.SelectMany(t => t).ToArray());

    private static readonly Gen<byte[]> OfCorpus =
        Gen.Int[0, PayloadCorpus.All.Count - 1].Select(i => PayloadCorpus.All[i].Body);

    private static readonly Gen<byte[]> Mutated = Gen.Select(OfCorpus, Slip().Array[0, 4])
        .Select((body, slips) => slips.Aggregate(body, (changed, slip) => slip(changed)));

    /// <summary>Payloads of the corpus with some slips, tokens in any order, and bytes.</summary>
    internal static Gen<byte[]> Bodies { get; } = Gen.Frequency((6, Mutated), (2, Soup), (1, Gen.Byte.Array[0, 60]));

    /// <summary>Checkers for both contracts, of several policies.</summary>
    internal static Gen<PayloadChecker> Checkers { get; } = Gen.Select(
            Gen.OneOf(Contract.Guide, Contract.Platform), Gen.OneOf("", "US", "DE"), Gen.Bool, Gen.Enum<NumberPolicy>())
        .Select((contract, region, emergency, numbers) => new PayloadChecker(contract, new CallPolicy
        {
            Region = region.Length > 0 ? region : null,
            AllowEmergencyNumbers = emergency,
            Numbers = numbers,
        }));

    /// <summary>A body as it can be read, for the report of a property that does not hold.</summary>
    internal static string Print(PayloadChecker checker, byte[] body) =>
        $"{checker.Contract}: {Encoding.UTF8.GetString(body)} ({Convert.ToHexString(body)})";

    // Takes a stretch out, doubles it, or puts a token in its place or before it.
    private static Gen<Func<byte[], byte[]>> Slip() =>
        Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1], Gen.Int[0, 12], Token).Select(
            (kind, place, length, token) => new Func<byte[], byte[]>(body =>
            {
                var start = (int)(place * body.Length);
                var end = Math.Min(start + length, body.Length);
                return kind switch
                {
                    0 => [.. body[..start], .. body[end..]],
                    1 => [.. body[..end], .. body[start..]],
                    2 => [.. body[..start], .. token, .. body[end..]],
                    _ => [.. body[..start], .. token, .. body[start..]],
                };
            }));
}
