using Microsoft.Playwright;

namespace Outdial.Browser.Tests;

/// <summary>A page in a browser, and all that it asked for and complained of.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<Uri> _asked = [];

    private Window(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.SetDefaultTimeout(10_000);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) => _asked.Add(new Uri(request.Url));
        page.Console += (_, message) =>
        {
            // What the page does on purpose, and the browser reports as well: requests that are refused or broken.
            if (message.Type == "error" &&
                !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _complaints.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, and what the content policy refused.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Every address that the page asked.</summary>
    public IReadOnlyList<Uri> Asked => _asked;

    public static async Task<Window> OpenAsync(IBrowser browser, Uri url, BrowserNewContextOptions? options)
    {
        var context = await browser.NewContextAsync(options);
        var window = new Window(context, await context.NewPageAsync());
        await window.Page.GotoAsync(url.OriginalString);
        return window;
    }

    public ILocator Button(string name) =>
        Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Body => Page.Locator("#body");

    public ILocator Section(string title) =>
        Page.GetByRole(AriaRole.Region, new() { Name = title, Exact = true }).First;

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
