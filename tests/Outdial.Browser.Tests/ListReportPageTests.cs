using Microsoft.Playwright;
using Outdial.Ledger;
using Outdial.TestSupport;
using static Microsoft.Playwright.Assertions;

namespace Outdial.Browser.Tests;

/// <summary>The page about a list that <c>outdial list report --html</c> writes.</summary>
public sealed class ListReportPageTests(Chromium chromium) : IDisposable
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Shows_outcomes_and_finds_rows_without_asking_any_host()
    {
        await using var window = await chromium.OpenAsync(await WriteAsync());

        await Expect(window.Section("Rows by state")).ToContainTextAsync("1 ended");
        await Expect(window.Section("Rows by state")).ToContainTextAsync("1 unknown");
        await Expect(window.Page.Locator("#rows tbody tr")).ToHaveCountAsync(13);
        await window.Page.GetByRole(AriaRole.Searchbox).FillAsync("answered");
        await Expect(window.Page.Locator("#found")).ToHaveTextAsync("1 rows");
        await window.Page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await window.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(window.Page.Locator("#rows tbody tr")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator("#rows tbody")).ToContainTextAsync("OD4061");

        Assert.All(window.Asked, asked => Assert.Equal("file", asked.Scheme));
        Assert.Empty(window.Complaints);
        Assert.DoesNotContain("2025550", await window.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_a_hostile_key_as_text()
    {
        await using var window = await chromium.OpenAsync(await WriteAsync());
        await window.Page.GetByRole(AriaRole.Searchbox).FillAsync("onerror");
        await Expect(window.Page.Locator("#rows tbody tr")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator("#rows tbody")).ToContainTextAsync(Hostile);
        Assert.Equal(0, await window.Page.Locator("img").CountAsync());
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    [InlineData(ColorScheme.Light, 1920)]
    [InlineData(ColorScheme.Dark, 1920)]
    public async Task Can_be_read_light_and_dark_on_every_width(ColorScheme scheme, int width)
    {
        await using var window = await chromium.OpenAsync(
            await WriteAsync(),
            new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 700 } });
        Assert.Empty(await FaintText.OfAsync(window.Page));
        Assert.Equal(
            await window.Page.EvaluateAsync<int>("() => document.documentElement.clientWidth"),
            await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    // Thirteen rows: one answered, one unknown, one with a key that would be markup, and some that wait.
    private async Task<Uri> WriteAsync()
    {
        var file = _folder.PathOf("ledger.db");
        using (var ledger = CallLedger.Open(file))
        {
            var list = new CallListEntry
            {
                Name = "spring",
                Service = "https://api.example.com/",
                Contract = Contract.Platform,
                Settings = "{}",
            };
            var import = await ledger.BeginImportAsync(list) ?? 0;
            await ledger.ImportAsync("spring", import, [.. Enumerable.Range(1, 13).Select(Row)]);
            await ledger.EndImportAsync(list, import, keep: true);
            await PlaceAsync(ledger, 1, new CallOutcome.Placed("c-1"));
            await ledger.EndAsync(Row(1).Key, "answered", "Answered, and hung up.");
            await PlaceAsync(ledger, 2, new CallOutcome.Unknown
            {
                Diagnostics = [new(Outdial.Diagnostics.LedgerRules.IntentWithoutOutcome)],
            });
        }

        var page = _folder.PathOf("spring.html");
        var result = await RunningProgram.RunAsync(
            Built.Program("Outdial.Cli", "outdial"),
            ["list", "report", "spring", "--html", page, "--ledger", file],
            null,
            TestContext.Current.CancellationToken,
            _folder.PathOf("."));
        Assert.Equal((0, $"Wrote {page}\n"), (result.ExitCode, result.Error));
        return new Uri($"file://{page}");
    }

    private static async Task PlaceAsync(CallLedger ledger, int number, CallOutcome outcome)
    {
        var call = new LedgerCall
        {
            Contract = Contract.Platform,
            Service = "https://api.example.com/",
            Fields = [],
            Dialled = [.. Row(number).Dialled],
        };
        var claim = await ledger.ClaimAsync(Row(number).Key, call, TimeSpan.FromMinutes(5));
        var ticket = Assert.IsType<LedgerClaim.Granted>(claim).Ticket;
        var now = TimeProvider.System.GetUtcNow();
        await ledger.IntendAsync(ticket, new CallIntent(null, now, now.AddMinutes(1)));
        await ledger.RecordAsync(ticket, outcome);
    }

    private static QueuedCall Row(int number) => new()
    {
        Key = CallKey.Parse(number == 3 ? $"spring/{Hostile}" : $"spring/{number}"),
        Position = number,
        RowKey = number == 3 ? Hostile : $"{number}",
        Body = "{}",
        Dialled = [$"+1202555{number:0000}"],
        Shown = $"+1********{number:00}",
    };
}
