namespace Outdial.Cluster;

/// <summary>The settings of a node, which it reads from environment variables: other users of the machine can read a
/// command line, and a connection string is a secret.</summary>
internal sealed record NodeSettings
{
    private const string Prefix = "OUTDIAL_CLUSTER_";

    /// <summary>The node's name, which its sessions have too.</summary>
    public required string Name { get; init; }

    /// <summary>The ledger.</summary>
    public required string Database { get; init; }

    /// <summary>The service, and a token of it.</summary>
    public required Uri Service { get; init; }

    public required string Token { get; init; }

    /// <summary>Its work: <c>keys</c> that all nodes share, <c>own</c> calls, or the <c>list</c>.</summary>
    public required string Work { get; init; }

    /// <summary>How many keys; each node goes through them in an order of its own.</summary>
    public int Keys { get; init; }

    /// <summary>How many calls it places at once.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>How long an attempt may take.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How far its clock is ahead.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>Whether it keeps the service's rate.</summary>
    public bool KeepsRate { get; init; }

    internal IEnumerable<KeyValuePair<string, string>> Variables =>
    [
        new(Prefix + nameof(Name), Name),
        new(Prefix + nameof(Database), $"{Database};Application Name={Name}"),
        new(Prefix + nameof(Service), Service.OriginalString),
        new(Prefix + nameof(Token), Token),
        new(Prefix + nameof(Work), Work),
        new(Prefix + nameof(Keys), Numbers.Text(Keys)),
        new(Prefix + nameof(AtOnce), Numbers.Text(AtOnce)),
        new(Prefix + nameof(AttemptTimeout), Numbers.Text(AttemptTimeout.TotalSeconds)),
        new(Prefix + nameof(Skew), Numbers.Text(Skew.TotalSeconds)),
        new(Prefix + nameof(KeepsRate), Numbers.Text(KeepsRate ? 1 : 0)),
    ];

    internal static NodeSettings Read()
    {
        static string Of(string name) => Environment.GetEnvironmentVariable(Prefix + name)!; // set at the start
        static double Number(string name) => Numbers.Read(Of(name));
        return new NodeSettings
        {
            Name = Of(nameof(Name)),
            Database = Of(nameof(Database)),
            Service = new Uri(Of(nameof(Service))),
            Token = Of(nameof(Token)),
            Work = Of(nameof(Work)),
            Keys = (int)Number(nameof(Keys)),
            AtOnce = (int)Number(nameof(AtOnce)),
            AttemptTimeout = TimeSpan.FromSeconds(Number(nameof(AttemptTimeout))),
            Skew = TimeSpan.FromSeconds(Number(nameof(Skew))),
            KeepsRate = Number(nameof(KeepsRate)) > 0,
        };
    }
}
