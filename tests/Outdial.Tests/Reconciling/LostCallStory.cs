using System.Net.Http.Headers;
using System.Net.Http.Json;
using Outdial.Sandbox;

namespace Outdial.Tests;

/// <summary>A sandbox whose first call goes wrong, and a client of it.</summary>
internal sealed class LostCallStory(GenesysSandbox sandbox, PassingTime time, OutdialOptions settings)
    : IAsyncDisposable
{
    internal GenesysSandbox Sandbox => sandbox;

    internal PassingTime Time => time;

    internal CallClient Client { get; } = new CallClient(settings, new CallClientServices { Time = time });

    /// <summary>A client has no phone: it calls for a user.</summary>
    internal OutboundCall Call => settings.ClientId is null
        ? Dialled
        : Dialled with { OnBehalfOfUser = Guid.Parse(sandbox.UserId) };

    /// <summary>The call that is placed.</summary>
    internal required OutboundCall Dialled { get; init; }

    internal static async Task<LostCallStory> StartAsync(
        string fault,
        Action<OutdialOptions>? configure = null,
        bool ofClient = false,
        TimeSpan? analyticsDelay = null,
        string[]? permissions = null,
        Action<JournalEntry>? onRequest = null,
        OutboundCall? dialled = null)
    {
        var time = new PassingTime();
        var options = new SandboxOptions
        {
            Time = time.OfService,
            Contract = SandboxContract.Platform,
            Faults = [SandboxFault.Parse(fault)],
            OnRequest = onRequest,
        };
        options = analyticsDelay is { } delay ? options with { AnalyticsDelay = delay } : options;
        var sandbox = await GenesysSandbox.StartAsync(permissions is null ? options : options with
        {
            Organisation = new SandboxOrganisation
            {
                Users = [new SandboxUser { Id = "ann", Permissions = [.. permissions] }],
            },
        });
        var settings = new OutdialOptions
        {
            LoginUrl = sandbox.Url,
            ApiUrl = sandbox.Url,
            Contract = Contract.Platform,
            AttemptTimeout = PassingTime.Limit,
            Reconciliation = { Timeout = TimeSpan.Zero },
            RateLimit = { Enabled = false },
        };
        if (ofClient)
        {
            (settings.ClientId, settings.ClientSecret) = (sandbox.ClientId, sandbox.ClientSecret);
        }
        else
        {
            settings.AccessToken = sandbox.SignIn();
        }

        configure?.Invoke(settings);
        return new LostCallStory(sandbox, time, settings) { Dialled = dialled ?? OutboundCall.To("+12025550123") };
    }

    /// <summary>Places a call, of which it is not known what became.</summary>
    internal async Task<CallSearch> LoseAsync() => CallSearch.For(
        Call, Assert.IsType<CallOutcome.Unknown>(await Client.PlaceAsync(Call)))!;

    /// <summary>Places a later call, to another number, which the service shows.</summary>
    internal async Task PlaceOtherAsync() => Assert.IsType<CallOutcome.Placed>(
        await Client.PlaceAsync(Call with { Destinations = [ParticipantAddress.Parse("+12025550199")] }));

    /// <summary>Another program of the user's dials the same number, or another.</summary>
    internal async Task DialWithoutStampAsync(string number = "+12025550123")
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sandbox.SignIn());
        using var response = await http.PostAsJsonAsync(
            new Uri(sandbox.Url, "/api/v2/conversations/calls"), new { phoneNumber = number });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await sandbox.DisposeAsync();
    }
}
