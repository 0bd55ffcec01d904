using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Outdial.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace Outdial.Browser.Tests;

/// <summary>The sandbox's page without a mouse, in the dark, and on a small screen.</summary>
public sealed class LegibilityTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_stands_out_from_what_is_behind_it(ColorScheme scheme)
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url, new() { ColorScheme = scheme });
        await FillAsync(sandbox, window);

        Assert.Empty(await FaintText.OfAsync(window.Page));
        var ground = await window.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        Assert.Equal(scheme is ColorScheme.Dark ? "rgb(21, 23, 26)" : "rgb(246, 247, 248)", ground);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(800)]
    [InlineData(1920)]
    public async Task Nothing_stands_out_over_the_side(int width)
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(
            sandbox.Url, new() { ViewportSize = new() { Width = width, Height = 700 } });
        await FillAsync(sandbox, window);

        var (shown, needed) = (
            await window.Page.EvaluateAsync<int>("() => document.documentElement.clientWidth"),
            await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Equal(shown, needed);
    }

    [Fact]
    public async Task A_call_is_placed_and_hung_up_by_the_keyboard_alone()
    {
        await using var sandbox = await StartAsync();
        await using var window = await chromium.OpenAsync(sandbox.Url);
        await Expect(window.Body).Not.ToHaveValueAsync("");
        var keyboard = window.Page.Keyboard;

        await TabToAsync(window, "body");
        await keyboard.PressAsync("Control+Enter");
        await Expect(window.Page.Locator("#answer .state")).ToHaveTextAsync("202");
        await TabToAsync(window, "Hang up");
        Assert.NotEqual("none", await window.Page.EvaluateAsync<string>(
            "() => getComputedStyle(document.activeElement).outlineStyle"));
        await keyboard.PressAsync("Enter");
        await Expect(window.Section("Calls")).ToContainTextAsync("disconnected (client)");
        await TabToAsync(window, "lose=504");
        await keyboard.PressAsync("Space");

        await Expect(window.Page.GetByRole(AriaRole.Switch).First).ToBeCheckedAsync();
        Assert.Single(sandbox.Faults);
    }

    /// <summary>Presses Tab until the focus is on the control with that id, text or fault.</summary>
    private static async Task TabToAsync(Window window, string name)
    {
        const string focused =
            "() => { const e = document.activeElement; return [e.id, e.textContent, e.dataset.fault ?? '']; }";
        for (var presses = 0; presses < 60; presses++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            if ((await window.Page.EvaluateAsync<string[]>(focused)).Contains(name))
            {
                return;
            }
        }

        Assert.Fail($"Tab never came to {name}.");
    }

    private static async Task FillAsync(GenesysSandbox sandbox, Window window)
    {
        string[] numbers = ["+12025550123", "+447700900003", "+442079460403", "+442079460400"];
        foreach (var number in numbers)
        {
            await window.Body.FillAsync($$"""{"phoneNumber":"{{number}}"}""");
            await window.Button("Post").ClickAsync();
            await Expect(window.Page.Locator("#answer .state")).ToHaveCountAsync(1);
        }

        sandbox.Faults.Add($"status=503,probability=0.5,path=/{new string('x', 80)}");
        sandbox.Advance(TimeSpan.FromSeconds(3));
        await Expect(window.Section("Requests").Locator("li")).ToHaveCountAsync(numbers.Length);
        await window.Section("Requests").Locator("summary").First.ClickAsync();
        await Expect(window.Section("Calls")).ToContainTextAsync("the phone rings");
        await Expect(window.Section("Faults")).ToContainTextAsync("hits: 0");
    }

    private static Task<GenesysSandbox> StartAsync() =>
        GenesysSandbox.StartAsync(new SandboxOptions { Time = new FakeTimeProvider() });
}
