using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>The organisation of a sandbox: its clients, users, queues and other entities.</summary>
/// <remarks>
/// <para>The default has a client or user for each 403 and for a missing station: see the properties. Its ids are
/// fixed, and plainly not real.</para>
/// <para>The first client and the first user are the ones that <see cref="GenesysSandbox.ClientId"/> and
/// <see cref="GenesysSandbox.UserId"/> name.</para>
/// </remarks>
public sealed record SandboxOrganisation
{
    /// <summary>The organisation's name, which <c>tokens/me</c> shows. Default <c>Outdial Sandbox</c>.</summary>
    public string Name { get; init; } = "Outdial Sandbox";

    /// <summary>The OAuth clients: at least one, no id twice.</summary>
    /// <remarks>
    /// By default <c>…0001</c> with every permission; <c>…0011</c> without permissions and scopes, with the same
    /// secret; and <c>…0012</c> without a secret, for PKCE.
    /// </remarks>
    public ImmutableArray<SandboxClient> Clients { get; init; } =
    [
        new() { Id = SandboxIdentity.ClientId, Secret = SandboxIdentity.ClientSecret, Name = "Everything" },
        new()
        {
            Id = SandboxIdentity.Numbered(0x11),
            Secret = SandboxIdentity.ClientSecret,
            Name = "Nothing permitted",
            Permissions = [],
            Scopes = [],
        },
        new() { Id = SandboxIdentity.Numbered(0x12), Name = "Without a secret (PKCE)" },
    ];

    /// <summary>The users: at least one, no id twice.</summary>
    /// <remarks>
    /// By default <c>…0002</c> with every permission; <c>…0021</c> without a station; and <c>…0022</c> without
    /// permissions.
    /// </remarks>
    public ImmutableArray<SandboxUser> Users { get; init; } =
    [
        new() { Id = SandboxIdentity.UserId, Name = "Ann Example", Email = "ann@example.com" },
        new()
        {
            Id = SandboxIdentity.Numbered(0x21), Name = "Bo Stationless", Email = "bo@example.com", HasStation = false,
        },
        new()
        {
            Id = SandboxIdentity.Numbered(0x22), Name = "Cy Powerless", Email = "cy@example.com", Permissions = [],
        },
    ];

    /// <summary>The queues. Default Support (<c>…0031</c>) and Sales (<c>…0032</c>).</summary>
    public ImmutableArray<SandboxEntity> Queues { get; init; } =
        [new(SandboxIdentity.Numbered(0x31), "Support"), new(SandboxIdentity.Numbered(0x32), "Sales")];

    /// <summary>The skills. Default Billing (<c>…0041</c>) and Returns (<c>…0042</c>).</summary>
    public ImmutableArray<SandboxEntity> Skills { get; init; } =
        [new(SandboxIdentity.Numbered(0x41), "Billing"), new(SandboxIdentity.Numbered(0x42), "Returns")];

    /// <summary>The languages. Default English (<c>…0051</c>) and Spanish (<c>…0052</c>).</summary>
    public ImmutableArray<SandboxEntity> Languages { get; init; } =
        [new(SandboxIdentity.Numbered(0x51), "English"), new(SandboxIdentity.Numbered(0x52), "Spanish")];

    /// <summary>The wrap-up codes. Default Left message (<c>…0061</c>) and Not reached (<c>…0062</c>).</summary>
    public ImmutableArray<SandboxEntity> WrapUpCodes { get; init; } =
        [new(SandboxIdentity.Numbered(0x61), "Left message"), new(SandboxIdentity.Numbered(0x62), "Not reached")];

    internal SandboxClient? Client(string id) =>
        Clients.FirstOrDefault(client => client.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    internal SandboxUser? User(string id) =>
        Users.FirstOrDefault(user => user.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    internal void Validate()
    {
        ThrowUnlessNamed(Clients.Select(client => client.Id), nameof(Clients), atLeast: 1);
        ThrowUnlessNamed(Users.Select(user => user.Id), nameof(Users), atLeast: 1);
        ThrowUnlessNamed(Queues.Select(queue => queue.Id), nameof(Queues), atLeast: 0);
        ThrowUnlessNamed(Skills.Select(skill => skill.Id), nameof(Skills), atLeast: 0);
        ThrowUnlessNamed(Languages.Select(language => language.Id), nameof(Languages), atLeast: 0);
        ThrowUnlessNamed(WrapUpCodes.Select(code => code.Id), nameof(WrapUpCodes), atLeast: 0);
        foreach (var client in Clients)
            SandboxClient.ThrowUnlessLifetime(client.TokenLifetime ?? TimeSpan.FromDays(1));
    }

    private static void ThrowUnlessNamed(IEnumerable<string> ids, string what, int atLeast)
    {
        var all = ids.ToList();
        if (all.Count < atLeast)
            throw new ArgumentException($"There must be at least {atLeast}.", what);
        if (all.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("Each must have an id.", what);
        var same = all.GroupBy(id => id, StringComparer.OrdinalIgnoreCase).FirstOrDefault(ids => ids.Count() > 1);
        if (same is not null)
            throw new ArgumentException($"The id {same.Key} is there twice.", what);
    }
}
