using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>Plays a page's answer to a real client, over real sockets and on a clock that takes no real time.</summary>
/// <remarks>The first line of an answer is its status, or what the network does in place of an answer; headers, an
/// empty line and the body may follow.</remarks>
internal static class PlayedAnswer
{
    private static readonly OutboundCall Call = OutboundCall.To("+12025550123");

    private static readonly ScriptedAnswer Placed = ScriptedAnswer.Json(200, """{"id":"c-1"}""");

    internal static Task<CallOutcome> OutcomeAsync(CodeBlock block, CancellationToken cancellationToken)
    {
        var words = ExampleWords.Of(block);
        return block.Lines[0] switch
        {
            "no connection" => UnreachedAsync(words, cancellationToken),
            "connection broken" => AnsweredAsync(words, new ScriptedAnswer.Reset(), cancellationToken),
            "silence" => SilentAsync(words, isCancelled: false, cancellationToken),
            "silence, then Ctrl-C" => SilentAsync(words, isCancelled: true, cancellationToken),
            _ => AnsweredAsync(words, Read(block.Lines), cancellationToken),
        };
    }

    private static ScriptedAnswer Read(ImmutableArray<string> lines)
    {
        var end = lines.IndexOf("");
        var head = end < 0 ? lines : lines[..end];
        var body = end < 0 ? "" : string.Join('\n', lines[(end + 1)..]);
        return ScriptedAnswer.Text(int.Parse(head[0], CultureInfo.InvariantCulture), body, [.. head[1..]]);
    }

    private static async Task<CallOutcome> AnsweredAsync(
        ExampleWords words, ScriptedAnswer answer, CancellationToken cancellationToken)
    {
        await using var server = words.IsLogin
            ? new ScriptedServer(request => request.Path == "/oauth/token" ? answer : Placed)
            : ScriptedServer.WithTokens(_ => answer);
        var options = Options(words, server.Url);
        using var client = new CallClient(
            options, new CallClientServices { Time = new UnhurriedTime(options.AttemptTimeout) });
        return await client.PlaceAsync(Call, cancellationToken);
    }

    private static async Task<CallOutcome> UnreachedAsync(ExampleWords words, CancellationToken cancellationToken)
    {
        // First, so that it is not given the port of the one that is gone.
        await using var tokens = ScriptedServer.WithTokens(_ => Placed);
        Uri unreachable;
        await using (var gone = new ScriptedServer(_ => Placed))
        {
            unreachable = gone.Url;
        }

        var options = Options(words, tokens.Url);
        options.ApiUrl = unreachable;
        using var client = new CallClient(
            options, new CallClientServices { Time = new UnhurriedTime(options.AttemptTimeout) });
        return await client.PlaceAsync(Call, cancellationToken);
    }

    private static async Task<CallOutcome> SilentAsync(
        ExampleWords words, bool isCancelled, CancellationToken cancellationToken)
    {
        await using var server = ScriptedServer.WithTokens(_ => new ScriptedAnswer.Silence());
        var options = Options(words, server.Url);
        var time = new FakeTimeProvider();
        using var client = new CallClient(options, new CallClientServices { Time = time });
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var placing = client.PlaceAsync(Call, interrupt.Token);

        // The token's request, then the call's.
        await server.ArrivedAsync(cancellationToken);
        await server.ArrivedAsync(cancellationToken);
        if (isCancelled)
        {
            await interrupt.CancelAsync();
        }
        else
        {
            time.Advance(options.AttemptTimeout + TimeSpan.FromSeconds(1));
        }

        return await placing;
    }

    private static OutdialOptions Options(ExampleWords words, Uri url) => new()
    {
        Contract = words.Contract,
        ClientId = "client-1",
        ClientSecret = "secret-1",
        LoginUrl = url,
        ApiUrl = url,

        // The clock tells a pause from a time limit by its length, and no page asks for a pause such as this.
        AttemptTimeout = TimeSpan.FromMilliseconds(12_345),
        TotalTimeout = TimeSpan.FromHours(24),
    };
}
