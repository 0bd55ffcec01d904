using System.CommandLine;
using Outdial.Sandbox;

namespace Outdial.Cli;

/// <summary><c>outdial sandbox</c>.</summary>
internal static class SandboxCommand
{
    internal static Command Create(Terminal terminal)
    {
        var port = new Option<int>("--port")
        {
            HelpName = "n",
            Description = "The port on 127.0.0.1; 0 takes a free one.",
            DefaultValueFactory = _ => 0,
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] &&
                (!int.TryParse(text, out var value) || value is < 0 or > ushort.MaxValue))
            {
                result.AddError($"--port is a number from 0 to {ushort.MaxValue}.");
            }
        });
        var command = new Command("sandbox", "Run a local stand-in for the service until Ctrl-C; no phone rings.")
        {
            port,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed.GetValue(port), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, int port, CancellationToken cancellationToken)
    {
        GenesysSandbox sandbox;
        try
        {
            var options = new SandboxOptions
            {
                Port = port,
                OnRequest = entry => terminal.Error.WriteLine(VisibleText.Of(Line(entry))),
            };
            sandbox = await GenesysSandbox.StartAsync(options, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Done;
        }
        catch (IOException busy)
        {
            await terminal.Error.WriteLineAsync(busy.Message);
            return ExitCode.Usage;
        }

        await using (sandbox)
        {
            await terminal.Out.WriteLineAsync(Instructions(sandbox));
            await terminal.Out.FlushAsync(cancellationToken);
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                var (requests, rings) = (sandbox.Requests.Count, sandbox.Phones.Rings);
                await terminal.Error.WriteLineAsync(
                    $"Stopped. {requests} request(s), {rings} ring(s), no real phone.");
            }
        }

        return ExitCode.Done;
    }

    private static string Instructions(GenesysSandbox sandbox)
    {
        var url = sandbox.Url.OriginalString;
        return $"""
            # The sandbox listens on {url}: no phone rings. Ctrl-C stops it.

            # Where it is, for both contracts:
            export GENESYS_LOGIN_URL={url} GENESYS_API_URL={url}

            # As a signed-in user (contract platform):
            export GENESYS_ACCESS_TOKEN={sandbox.SignIn()}

            # As an OAuth client, calling for that user (contract platform), in place of the token:
            export GENESYS_CLIENT_ID={sandbox.ClientId} GENESYS_CLIENT_SECRET={sandbox.ClientSecret}
            export GENESYS_USER_ID={sandbox.UserId}

            # As an OAuth client under the contract guide, in place of user and token:
            export GENESYS_ORG_ID=acme GENESYS_CLIENT_ID={sandbox.ClientId} GENESYS_CLIENT_SECRET={sandbox.ClientSecret}

            """;
    }

    private static string Line(JournalEntry entry) =>
        $"{entry.Method} {entry.Path} -> {entry.Status}{(entry.Explanation is { } why ? $": {why}" : "")}";
}
