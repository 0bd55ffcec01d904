using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace Outdial.Cli.Tests;

public sealed class ListProgressTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public void Says_how_far_how_fast_and_how_long()
    {
        var progress = new ListProgress(TerminalOf(100), _time, bytes: 1_000);
        progress.Add(100, 10);
        Assert.Equal("", _error.ToString());
        _time.Advance(TimeSpan.FromSeconds(2));
        progress.Add(150, 15);
        progress.Add(1, 1);
        Assert.Equal(
            "\r\e[K[######..................] 25 %, 25 checked, 12 a second, 00:00:06 left", _error.ToString());
        progress.Clear();
        progress.Clear();
        Assert.EndsWith(" left\r\e[K", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "[######..................] 25 %, 2,500,000 checked, 1,250,000 a second, 00:00:06 left")]
    [InlineData(80, "[####..............] 25 %, 2,500,000 checked, 1,250,000 a second, 00:00:06 left")]
    [InlineData(70, "25 %, 2,500,000 checked, 1,250,000 a second, 00:00:06 left")]
    [InlineData(58, "2,500,000 checked, 1,250,000 a second")]
    [InlineData(37, "")]
    public void Makes_do_with_the_room_that_there_is(int width, string expected)
    {
        var progress = new ListProgress(TerminalOf(width), _time, bytes: 100_000_000);
        _time.Advance(TimeSpan.FromSeconds(2));
        progress.Add(25_000_000, 2_500_000);
        Assert.Equal($"\r\e[K{expected}", _error.ToString());
    }

    [Fact]
    public void Knows_no_end_of_a_pipe()
    {
        var progress = new ListProgress(TerminalOf(100), _time, bytes: null);
        _time.Advance(TimeSpan.FromSeconds(1));
        progress.Add(150, 15);
        Assert.Equal("\r\e[K15 checked, 15 a second", _error.ToString());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(100, "dumb")]
    public void Is_silent_where_there_is_no_terminal(int? width, string? term)
    {
        var progress = new ListProgress(TerminalOf(width, term), _time, bytes: 1_000);
        _time.Advance(TimeSpan.FromSeconds(2));
        progress.Add(150, 15);
        progress.Clear(forGood: true);
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public void Does_not_come_again_once_the_command_has_ended()
    {
        var progress = new ListProgress(TerminalOf(100), _time, bytes: 1_000);
        progress.Clear(forGood: true);
        _time.Advance(TimeSpan.FromSeconds(2));
        progress.Add(150, 15);
        Assert.Equal("", _error.ToString());
    }

    // Why the line is drawn here: results, on the same terminal, don't go through the console of the progress. If this
    // fails, Spectre's own may do.
    [Fact]
    public void The_progress_of_Spectre_stays_in_front_of_results()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(_error),
        });
        new Progress(console) { AutoRefresh = false, AutoClear = true }.Start(context =>
        {
            context.AddTask("checked");
            context.Refresh();
            _error.Write("a finding\n");
            context.Refresh();
        });
        var parts = _error.ToString().Split("a finding\n");
        Assert.Contains("checked", parts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("\e[2K", parts[0], StringComparison.Ordinal);
        Assert.Contains("\e[2K", parts[1], StringComparison.Ordinal);
    }

    private Terminal TerminalOf(int? width, string? term = "xterm") =>
        new(new StringWriter(), _error, name => name == "TERM" ? term : null, width);
}
