using Microsoft.Extensions.Logging;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>Real clients for tests: real sockets, a clock on which pauses pass at once.</summary>
internal static class Client
{
    internal const string Secret = "s3cr3t+of/the=client";

    internal static readonly OutboundCall Call = OutboundCall.To("+12025550123");

    internal static OutdialOptions Options(Uri url, Contract contract = Contract.Guide) => new()
    {
        Contract = contract,
        ClientId = "client-1",
        ClientSecret = Secret,
        LoginUrl = url,
        ApiUrl = url,
        TotalTimeout = TimeSpan.FromHours(24),
    };

    internal static UnhurriedTime Time() => new(new OutdialOptions().AttemptTimeout);

    internal static CallClient For(
        ScriptedServer server,
        TimeProvider? time = null,
        Contract contract = Contract.Guide,
        ILogger<CallClient>? logger = null) =>
        new CallClient(
            Options(server.Url, contract), new CallClientServices { Time = time ?? Time(), Logger = logger });
}
