using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Outdial.Ledger;

/// <summary>Compares calls without keeping what they say: by digests with a key of the ledger's own.</summary>
/// <remarks>A digest without a key would give numbers away: there are few enough of them to try them all.</remarks>
internal sealed class FieldDigests(byte[] secret)
{
    private const int Size = 16;

    internal StoredField[] Of(LedgerCall call) =>
    [
        Stored(new CallField("contract", $"{call.Contract}", $"{call.Contract}")),
        Stored(new CallField("service", call.Service, call.Service)),
        .. call.CallingUser is { } user ? [Stored(new CallField("caller", $"{user:D}", $"{user:D}"))] :
            Array.Empty<StoredField>(),
        .. call.Fields.Select(Stored),
    ];

    internal static ImmutableArray<FieldDifference> Compare(StoredField[] recorded, StoredField[] given)
    {
        var (old, now) = (recorded.ToDictionary(field => field.Path), given.ToDictionary(field => field.Path));
        return
        [
            .. old.Keys.Union(now.Keys)
                .Where(path => old.GetValueOrDefault(path)?.Digest != now.GetValueOrDefault(path)?.Digest)
                .Select(path => new FieldDifference(
                    path, old.GetValueOrDefault(path)?.Shown, now.GetValueOrDefault(path)?.Shown)),
        ];
    }

    private StoredField Stored(CallField field)
    {
        var digest = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{field.Path}\0{field.Value}"));
        return new StoredField(field.Path, Convert.ToBase64String(digest.AsSpan(0, Size)), field.Shown);
    }
}
