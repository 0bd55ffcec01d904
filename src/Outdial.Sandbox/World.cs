namespace Outdial.Sandbox;

/// <summary>All that an emulator knows and remembers, without the web server in front of it.</summary>
internal sealed class World : IDisposable
{
    public World(SandboxOptions options)
    {
        Options = options;
        Clock = new SandboxClock(options.Time);
        Contracts = new ContractChoice(options.Contract, options.Limits);
        Tokens = new TokenStore(Clock, options);
        Grants = new GrantStore(Clock);
        Phones = new PhoneBook(options.PhoneLimit);
        Journal = new RequestJournal(options.JournalLimit);
        Notifications = new NotificationHub(Clock, options.Limits);
        Calls = new ConversationStore(Clock, options) { Changed = Notifications.Tell };
        Faults = new SandboxFaults((ulong)options.Seed);
        foreach (var fault in options.Faults)
            Faults.Add(fault);
    }

    public SandboxOptions Options { get; }

    public SandboxOrganisation Organisation => Options.Organisation;

    public SandboxClock Clock { get; }

    public ContractChoice Contracts { get; }

    public TokenStore Tokens { get; }

    public GrantStore Grants { get; }

    public PhoneBook Phones { get; }

    public RequestJournal Journal { get; }

    public NotificationHub Notifications { get; }

    public ConversationStore Calls { get; }

    public SandboxFaults Faults { get; }

    public void Dispose() => Calls.Dispose();
}
