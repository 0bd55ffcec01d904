using System.Text.Json;
using Json.Schema;

namespace Outdial.Compare;

/// <summary>The check of a valid body, against a pass over it and against validators with the contract's
/// schema.</summary>
internal static class PayloadRows
{
    private const string Work = "check of a valid body (guide)";

    private const string Why =
        "The schema says what the contract's structure is. Of calling codes, emergency numbers, names given twice " +
        "and the other rules it knows nothing.";

    public static async Task AddToAsync(Results results, Inputs inputs, Peers peers)
    {
        var file = Path.Combine(Places.Work, "bodies.ndjson");
        await File.WriteAllLinesAsync(file, [.. inputs.Bodies, .. Bodies.Faulty]);
        var timed = Path.Combine(Places.Work, "valid.ndjson");
        await File.WriteAllLinesAsync(timed, inputs.Bodies);

        var (texts, bodies) = (inputs.Bodies, Utf8.Of(inputs.Bodies));
        var checker = new PayloadChecker(Outdial.Contract.Guide);
        var modern = JsonSchema.FromText(await File.ReadAllTextAsync(Places.Schema));
        var older = await NJsonSchema.JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Places.Schema));
        using var ajv = peers.Node is null
            ? null
            : new PeerProcess("node", Peers.Peer("peer.mjs"), "bodies", timed, Places.Schema);
        Contender[] contenders =
        [
            Contender.Here("Outdial", bodies.Length, () => bodies.Count(body => checker.Check(body).IsValid)),
            Contender.Here("one bare pass of `Utf8JsonReader`", bodies.Length, () => bodies.Sum(Tokens)),
            Contender.Here("JsonSchema.Net", bodies.Length, () => bodies.Count(body => IsValid(modern, body))),
            Contender.Here("NJsonSchema", bodies.Length, () => texts.Count(text => older.Validate(text).Count == 0)),
            .. ajv is null ? Array.Empty<Contender>() : [ajv.Contender("Ajv, compiled, with `JSON.parse`")],
        ];
        var standings = new Contest(inputs.Length).Hold(contenders);
        var (ours, bare) = (standings[0], standings[1]);
        results.Add(
            Row.Within(Work, Words.Of(ours), bare.Name, Words.Of(bare), 1 / bare.Ratio, 2),
            new Row(Work, $"{ours.Bytes:0} B", "nothing", "", "", "0 B", ours.Bytes < 1));
        results.Add(Row.Faster(Work, ours, standings[2], 20), Row.Faster(Work, ours, standings[3], 20));
        if (ajv is not null)
        {
            results.Add(Row.Faster(Work, ours, standings[4], 2));
        }

        string[] judged = [.. texts, .. Bodies.Faulty];
        bool Ours(string text) => checker.Check(Utf8.Of(text)).IsValid;
        void Agree(string peer, IEnumerable<bool> verdicts) =>
            results.Add(Agreement.Of(peer, "bodies", judged, Ours, verdicts, Why));
        Agree("JsonSchema.Net", judged.Select(text => IsValid(modern, Utf8.Of(text))));
        Agree("NJsonSchema", judged.Select(text => older.Validate(text).Count == 0));
        if (ajv is not null)
        {
            using var judge = new PeerProcess("node", Peers.Peer("peer.mjs"), "bodies", file, Places.Schema);
            Agree("Ajv", judge.Verdicts());
        }
    }

    private static bool IsValid(JsonSchema schema, byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        try
        {
            return schema.Evaluate(document.RootElement).IsValid;
        }
        catch (ArgumentException)
        {
            // Of a name that an object has twice it knows no other way to say that.
            return false;
        }
    }

    private static int Tokens(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }
}
