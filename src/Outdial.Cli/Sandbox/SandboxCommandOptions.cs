using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Net;
using Outdial.Sandbox;
using static Outdial.Cli.TextOption;

namespace Outdial.Cli;

/// <summary>The options of <c>outdial sandbox</c>.</summary>
internal sealed class SandboxCommandOptions
{
    private readonly Option<int> _port = new("--port")
    {
        HelpName = "n",
        Description = "The port; 0 for a free one.",
        DefaultValueFactory = _ => 0,
    };

    private readonly Option<string?> _bind =
        One("--bind", "address", "The IP address to listen on; by default only this machine reaches the sandbox.");

    private readonly Option<bool> _https = new("--https")
    {
        Description = "Speak https, with a certificate authority of its own for localhost, 127.0.0.1 and --host.",
    };

    private readonly Option<string[]> _hosts = Many("--host", "name", "One more name for the certificate. Repeatable.");

    private readonly Option<string> _contract = new("--contract")
    {
        HelpName = "contract",
        Description = "guide, platform, or both: then the token selects one.",
        DefaultValueFactory = _ => "both",
    };

    private readonly Option<string[]> _faults =
        Many("--fault", "fault", "A fault to inject: lose=504,count=1; status=503; delay=200ms,path=*; … Repeatable.");

    private readonly Option<int> _seed = new("--seed")
    {
        HelpName = "n",
        Description = "The seed of the random numbers for faults.",
        DefaultValueFactory = _ => 0,
    };

    private readonly Option<string?> _state =
        One("--state", OptionRules.FileValue, "Keep calls, phones, tokens and requests in this file across restarts.");

    private readonly Option<int> _rate = new("--requests-per-minute")
    {
        HelpName = "n",
        Description = "How many requests a token may make in a minute; 0 for no limit.",
        DefaultValueFactory = _ => 300,
    };

    private readonly Option<int> _lifetime = new("--token-lifetime")
    {
        HelpName = "seconds",
        Description = "How long a token is valid: 1 to 172800 seconds.",
        DefaultValueFactory = _ => 86_400,
    };

    internal Option<string?> CaOut { get; } =
        One("--ca-out", OptionRules.FileValue, "With --https: where to write the certificate authority, as PEM.");

    internal void AddTo(Command command)
    {
        Within(_port, 0, ushort.MaxValue);
        Within(_rate, 0, int.MaxValue);
        Within(_lifetime, 1, 172_800);
        Within(_seed, int.MinValue, int.MaxValue);
        FixedValues.Only(_contract, "guide", "platform", "both");
        _bind.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !StrictAddress.TryRead(text, out _))
            {
                result.AddError("--bind is an IP address, such as 0.0.0.0.");
            }
        });
        _faults.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (SandboxFault.Diagnose(token.Value) is { } wrong)
                {
                    result.AddError($"--fault {VisibleText.Of(token.Value)}: {wrong}");
                }
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(CaOut) is not null && result.GetResult(_https) is null)
            {
                result.AddError("--ca-out needs --https: without it there is no certificate.");
            }
        });
        Option[] all = [_port, _bind, _https, CaOut, _hosts, _contract, _faults, _seed, _state, _rate, _lifetime];
        foreach (var option in all)
        {
            command.Add(option);
        }
    }

    internal SandboxOptions Read(ParseResult parsed, Terminal terminal) => new()
    {
        Port = parsed.GetValue(_port),
        Bind = StrictAddress.TryRead(parsed.GetValue(_bind), out var address) ? address : IPAddress.Loopback,
        Https = parsed.GetValue(_https),
        HostNames = [.. parsed.GetValue(_hosts) ?? []],
        Contract = parsed.GetValue(_contract) switch
        {
            "guide" => SandboxContract.Guide,
            "platform" => SandboxContract.Platform,
            _ => SandboxContract.Both,
        },
        Faults = (parsed.GetValue(_faults) ?? [])
            .Select(text => SandboxFault.Parse(text, CultureInfo.InvariantCulture)).ToImmutableArray(),
        Seed = parsed.GetValue(_seed),
        StatePath = parsed.GetValue(_state),
        Limits = new SandboxLimits
        {
            RequestsPerMinute = parsed.GetValue(_rate) is > 0 and var rate ? rate : null,
        },
        TokenLifetime = TimeSpan.FromSeconds(parsed.GetValue(_lifetime)),
        OnRequest = entry => terminal.Error.WriteLine(VisibleText.Of(SandboxLines.Of(entry))),
    };

    private static void Within(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var text }] &&
            (!StrictNumber.TryReadSigned(text, out var value) || value < least || value > most))
        {
            result.AddError($"{option.Name} is a number from {least} to {most}.");
        }
    });
}
