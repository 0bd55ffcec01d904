using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Outdial;

/// <summary>Lets the host fail at start if a stock handler that repeats requests stands in our HTTP client.</summary>
/// <remarks>
/// Builds the handlers as they will be used, and looks for those that are known to send a POST again on 5xx and on
/// broken connections, wherever they were added: to our builder, or to all clients of the host. What is not known
/// here is stopped when it sends a second time (<see cref="SendOnceHandler"/>), and the outcome is Unknown.
/// </remarks>
internal sealed class RepeatingHandlerGuard(IServiceProvider services) : IValidateOptions<OutdialOptions>
{
    // By name, so that nothing of them is referenced: the .NET resilience handler, the one of Polly before version 8,
    // and the hedging of both.
    private static readonly string[] Repeaters =
    [
        "Microsoft.Extensions.Http.Resilience.ResilienceHandler",
        "Microsoft.Extensions.Http.Resilience.Internal.ResilienceHandler",
        "Microsoft.Extensions.Http.PolicyHttpMessageHandler",
    ];

    public ValidateOptionsResult Validate(string? name, OutdialOptions options)
    {
        var builder = services.GetRequiredService<HttpMessageHandlerBuilder>();
        builder.Name = AccountNames.HttpClientOf(name);
        var added = services.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(builder.Name);
        foreach (var action in added.HttpMessageHandlerBuilderActions)
        {
            action(builder);
        }

        var repeater = builder.AdditionalHandlers.FirstOrDefault(handler => Repeats(handler.GetType()));
        return repeater is null
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(AccountNames.Text(name, new Diagnostic(
                ConfigurationRules.RepeatingHandler,
                $"The HTTP client has a {repeater.GetType().Name}, which sends a POST again: a second ringing phone.")
            {
                Path = builder.Name,
            }));
    }

    private static bool Repeats(Type? handler)
    {
        for (; handler is not null; handler = handler.BaseType)
        {
            if (Repeaters.Contains(handler.FullName))
            {
                return true;
            }
        }

        return false;
    }
}
