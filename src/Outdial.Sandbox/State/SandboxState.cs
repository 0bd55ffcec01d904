namespace Outdial.Sandbox;

/// <summary>The state of a sandbox, without the web server.</summary>
internal sealed class SandboxState : IDisposable
{
    public SandboxState(SandboxOptions options)
    {
        Options = options;
        Clock = new SandboxClock(options.Time);
        Contracts = new ContractSelector(
            options.Contract, new GuideContract(options.Limits), new PlatformContract(options.Limits));
        Tokens = new TokenStore(Clock, options);
        Grants = new GrantStore(Clock);
        Phones = new SandboxPhones(options.PhoneLimit);
        SecretRedactor = new SecretRedactor(options.Organisation);
        Journal = new RequestJournal(options.JournalLimit);
        Notifications = new NotificationHub(Clock, options.Limits);
        Calls = new ConversationStore(Clock, options) { Changed = Notifications.Publish };
        Faults = new SandboxFaults((ulong)options.Seed);
        foreach (var fault in options.Faults)
            Faults.Add(fault);
    }

    /// <summary>Another text after every start and every <see cref="Reset"/>, so that the page notices them.</summary>
    public string Id { get; private set; } = NewId.Text();

    public SandboxOptions Options { get; }

    public SandboxOrganisation Organisation => Options.Organisation;

    public SandboxClock Clock { get; }

    public ContractSelector Contracts { get; }

    public TokenStore Tokens { get; }

    public GrantStore Grants { get; }

    public SandboxPhones Phones { get; }

    /// <summary>Masks secrets in what is recorded.</summary>
    public SecretRedactor SecretRedactor { get; }

    public RequestJournal Journal { get; }

    public NotificationHub Notifications { get; }

    public ConversationStore Calls { get; }

    public SandboxFaults Faults { get; }

    /// <summary>The numbers whose calls fail a few times, then succeed.</summary>
    public TransientFailures TransientFailures { get; } = new();

    /// <summary>Moves the clock forward; what was due in between has happened when this returns.</summary>
    public void Advance(TimeSpan by)
    {
        Clock.Advance(by);
        Calls.RunDue();
    }

    /// <summary>Removes calls, phones, requests and faults. Tokens and clock stay.</summary>
    public void Reset()
    {
        Calls.Clear();
        Faults.Clear();
        TransientFailures.Clear();
        Phones.Clear();
        Journal.Clear();
        Id = NewId.Text();
    }

    public void Dispose() => Calls.Dispose();
}
