using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Outdial.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace Outdial.Browser.Tests;

/// <summary>The sandbox's page, as a person uses it. Its clock stands still unless the page moves it.</summary>
public sealed class ConsolePageTests(Chromium chromium)
{
    [Fact]
    public async Task Shows_a_call_from_the_first_ring_to_the_end()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);
        var call = window.Section("Calls").Locator("li.call");

        await window.Button("Post").ClickAsync();
        await Expect(window.Page.Locator("#answer")).ToContainTextAsync("202");
        await Expect(call).ToHaveCountAsync(1);
        await Expect(call).ToContainTextAsync("user Ann Example: contacting");
        await Expect(window.Page.Locator("#ring-count")).ToHaveTextAsync("1");
        await Expect(window.Section("Rate limit")).ToContainTextAsync("Ann Example: 1 of 300");

        await window.Button("+1 s").ClickAsync();
        await Expect(call).ToContainTextAsync("user Ann Example: dialing");
        await window.Button("+1 s").ClickAsync();
        await Expect(call).ToContainTextAsync("external tel:+12025550123: dialing, the phone rings");
        await window.Button("+10 s").ClickAsync();
        await Expect(call).ToContainTextAsync("external tel:+12025550123: connected");
        await window.Button("+1 min").ClickAsync();
        await Expect(call).ToContainTextAsync("external tel:+12025550123: terminated (endpoint)");
        await Expect(call.GetByRole(AriaRole.Img).Nth(1))
            .ToHaveAttributeAsync("aria-label", "waits from 2.0 s, connected from 6.0 s to 26.0 s");

        await Expect(window.Section("Phones that rang").GetByRole(AriaRole.Row, new() { Name = "+12025550123" }))
            .ToHaveTextAsync("+1202555012311");
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Hangs_a_call_up()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);
        var call = window.Section("Calls").Locator("li.call");
        await window.Button("Post").ClickAsync();

        await window.Button("Hang up").ClickAsync();

        await Expect(call).ToContainTextAsync("user Ann Example: disconnected (client)");
        await Expect(window.Button("Hang up")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Says_why_a_body_is_refused()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);

        await window.Body.FillAsync("""{"to":"+12025550123"}""");
        await window.Button("Post").ClickAsync();

        await Expect(window.Page.Locator("#answer .state")).ToHaveTextAsync("400");
        var answer = await window.Page.Locator("#answer").InnerTextAsync();
        Assert.Contains("missing.create.conversation.destination.parameter", answer, StringComparison.Ordinal);
        var explanation = Assert.Single(sandbox.Requests, request => request.Status == 400).Explanation!;
        Assert.Contains(explanation, answer, StringComparison.Ordinal);

        var request = window.Section("Requests").Locator("li").First;
        await Expect(request.Locator("summary")).ToContainTextAsync(explanation);
        await request.Locator("summary").ClickAsync();
        await Expect(request).ToContainTextAsync("\"to\": \"+12025550123\"");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Speaks_the_guides_contract_as_a_client_of_it()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);

        await window.Page.GetByLabel("As").SelectOptionAsync("Everything, a client of the guide (guide)");
        await window.Button("Post").ClickAsync();

        await Expect(window.Page.Locator("#answer .state")).ToHaveTextAsync("200");
        Assert.Contains("participantAddress", sandbox.Requests[^1].RequestBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turns_a_fault_on_and_shows_what_it_did()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);
        var lost = window.Page.GetByRole(AriaRole.Switch, new() { Name = "Accept the call, then respond with 504" });

        await lost.CheckAsync();
        await Expect(window.Section("Faults")).ToContainTextAsync("hits: 0");
        await window.Button("Post").ClickAsync();
        await Expect(window.Page.Locator("#answer .state")).ToHaveTextAsync("504");
        await window.Button("Post").ClickAsync();

        await Expect(window.Section("Faults")).ToContainTextAsync("hits: 2");
        await Expect(window.Section("Requests").Locator("li").First).ToContainTextAsync("fault: lose=504");
        await Expect(window.Section("Phones that rang")).ToContainTextAsync("2 times");

        await lost.UncheckAsync();
        await window.Button("Post").ClickAsync();
        await Expect(window.Page.Locator("#answer .state")).ToHaveTextAsync("202");
    }

    [Fact]
    public async Task A_switch_stays_where_it_was_put_when_an_older_state_arrives()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);
        var lost = window.Page.GetByRole(AriaRole.Switch, new() { Name = "Accept the call, then respond with 504" });
        var states = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        var (asked, release) = (0, new TaskCompletionSource());
        await window.Page.RouteAsync("**/sandbox/state*", async route =>
        {
            var state = await route.FetchAsync();
            if (asked < states.Length)
            {
                states[asked++].SetResult();
            }

            await release.Task;
            await route.FulfillAsync(new() { Response = state });
        });
        await states[0].Task; // before the switch is put
        await window.Page.RunAndWaitForResponseAsync(
            () => lost.ClickAsync(), answer => answer.Url.EndsWith("/sandbox/faults", StringComparison.Ordinal));
        Assert.Single(sandbox.Faults);
        (var old, release) = (release, new TaskCompletionSource());
        old.SetResult();
        await states[1].Task; // the older one has been shown
        Assert.True(await lost.IsCheckedAsync());
        release.SetResult();

        // And a newer one counts.
        sandbox.Reset();
        await Expect(lost).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task Says_that_no_answer_came_and_lets_one_give_up_waiting()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);
        var fault = window.Page.GetByLabel("Another fault");

        // For good, and not once: a browser sends a request again by itself that was reset on a connection it had kept.
        await fault.FillAsync("reset=read");
        await window.Button("Turn on").ClickAsync();
        await Expect(fault).ToHaveValueAsync("");
        await window.Button("Post").ClickAsync();
        await Expect(window.Page.Locator("#answer")).ToContainTextAsync("The connection was reset");
        await window.Button("Turn off").ClickAsync();

        await fault.FillAsync("lose=hang");
        await window.Button("Turn on").ClickAsync();
        await Expect(fault).ToHaveValueAsync("");
        await window.Button("Post").ClickAsync();
        await Expect(window.Page.Locator("#ring-count")).ToHaveTextAsync("1");
        await window.Button("Stop waiting").ClickAsync();
        await Expect(window.Page.Locator("#answer")).ToContainTextAsync("You stopped waiting.");
    }

    [Fact]
    public async Task Shows_a_fault_twice_that_is_on_duty_twice_and_no_more_often()
    {
        await using var sandbox = await StartAsync();
        sandbox.Faults.Add("status=503");
        sandbox.Faults.Add("status=503");
        await using var window = await chromium.OpenAsync(sandbox.Url);
        await window.Button("Post").ClickAsync(); // and so the page has asked several times
        await Expect(window.Section("Faults")).ToContainTextAsync("hits: 1");

        await Expect(window.Page.Locator("#faults > li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Counts_all_that_is_posted_as_one_caller_together()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);
        for (var post = 1; post <= 3; post++)
        {
            await window.Button("Post").ClickAsync();
            await Expect(window.Page.Locator("#request-count")).ToHaveTextAsync($"{post}");
        }

        await Expect(window.Section("Rate limit")).ToContainTextAsync("Ann Example: 3 of 300");
    }

    [Fact]
    public async Task Says_what_is_wrong_with_a_fault()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);

        await window.Page.GetByLabel("Another fault").FillAsync("lose=everything");
        await window.Button("Turn on").ClickAsync();

        await Expect(window.Page.GetByRole(AriaRole.Status).First)
            .ToHaveTextAsync(SandboxFault.Diagnose("lose=everything")!);
        Assert.Empty(sandbox.Faults);
    }

    [Fact]
    public async Task Forgets_everything_and_goes_on()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);
        await window.Button("Post").ClickAsync();
        await Expect(window.Section("Requests").Locator("li")).ToHaveCountAsync(1);

        await window.Button("Reset").ClickAsync();
        await Expect(window.Section("Requests").Locator("li")).ToHaveCountAsync(0);
        await Expect(window.Section("Calls")).ToContainTextAsync("No calls yet.");
        await window.Button("Post").ClickAsync();

        await Expect(window.Section("Requests").Locator("li")).ToHaveCountAsync(1);
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Keeps_open_what_was_opened_while_requests_come_in()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);
        await window.Button("Post").ClickAsync();
        await window.Section("Requests").Locator("summary").First.ClickAsync();

        await window.Button("Post").ClickAsync();
        await Expect(window.Section("Requests").Locator("li")).ToHaveCountAsync(2);

        await Expect(window.Section("Requests").Locator("details[open]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Takes_nothing_that_a_request_says_for_markup()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);
        const string evil = """{"phoneNumber":"<img src=x onerror=alert(1)>"}""";

        await window.Body.FillAsync(evil);
        await window.Button("Post").ClickAsync();

        await Expect(window.Section("Phones that rang")).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await Expect(window.Page.Locator("img")).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Connects_to_the_sandbox_only()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);
        await window.Button("Post").ClickAsync();
        await Expect(window.Section("Requests").Locator("li")).ToHaveCountAsync(1);

        Assert.NotEmpty(window.Asked);
        Assert.All(window.Asked, url => Assert.True(
            url.Scheme == "data" || url.Authority == sandbox.Url.Authority, url.OriginalString));
    }

    private static Task<GenesysSandbox> StartAsync() =>
        GenesysSandbox.StartAsync(new SandboxOptions { Time = new FakeTimeProvider() });
}
