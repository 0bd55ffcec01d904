namespace Outdial.Tests;

/// <summary>Draws addresses of every kind.</summary>
internal static class AddressGen
{
    internal static readonly Gen<E164Number> Numbers =
        Gen.Select(
            Gen.Int[1, 9],
            Gen.String[Gen.Char['0', '9'], 4, 14],
            (first, rest) => E164Number.Parse($"+{first}{rest}"));

    private static readonly Gen<string> Digits = Gen.String[Gen.Char['0', '9'], 1, 20];
    private static readonly Gen<string> Labels = Gen.String[Gen.Char["abcXYZ019"], 1, 10];
    private static readonly Gen<string> Hosts = Gen.Select(Labels, Labels, (a, b) => $"{a}.x{b}");

    internal static readonly Gen<ParticipantAddress> Addresses = Gen.OneOf(
        Numbers.Select(ParticipantAddress (n) => new ParticipantAddress.Phone(n)),
        Gen.Select(Numbers, Digits, ParticipantAddress (n, ext) => new ParticipantAddress.Phone(n, ext)),
        Gen.Select(
            Gen.OneOf("sip", "sips"),
            Labels,
            Hosts,
            Gen.OneOf("", ":5060", ";transport=tls", ":5061;lr;user=phone"),
            ParticipantAddress (scheme, user, host, rest) =>
                new ParticipantAddress.Sip($"{scheme}:{user}@{host}{rest}")),
        Gen.Guid.Select(ParticipantAddress (id) => new ParticipantAddress.User(id)),
        Gen.Guid.Select(ParticipantAddress (id) => new ParticipantAddress.Queue(id)),
        Gen.Guid.Select(ParticipantAddress (id) => new ParticipantAddress.Group(id)),
        Digits.Select(ParticipantAddress (d) => new ParticipantAddress.Extension(d)),
        Gen.Select(Labels, Hosts, ParticipantAddress (local, host) => new ParticipantAddress.Email($"{local}@{host}")));
}
