using Microsoft.Playwright;
using Outdial.TestSupport;

[assembly: AssemblyFixture(typeof(Outdial.Browser.Tests.Chromium))]

namespace Outdial.Browser.Tests;

/// <summary>The machine's own Chromium, started once for all tests; without one they are skipped by name.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Installed.Find("chromium", "chromium-browser", "google-chrome") is not { } path)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            // Without a sandbox of its own, since root has none; and without requests to the network.
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A window on an address.</summary>
    internal async Task<Window> OpenAsync(Uri url, BrowserNewContextOptions? options = null)
    {
        if (_browser is null)
        {
            Assert.Skip("Chromium is not installed: the page was not tried. Install the package chromium.");
        }

        return await Window.OpenAsync(_browser!, url, options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
