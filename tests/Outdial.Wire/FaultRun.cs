using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Outdial.Wire;

/// <summary>One call, or a call on a kept connection, at each fault.</summary>
internal static class FaultRun
{
    // Most of them wait for a time limit.
    private const int AtOnce = 24;

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private static readonly OutboundCall Call = OutboundCall.To("+12025550123");

    internal static async Task<WireResult> RunAsync(string what, IEnumerable<WireFault> faults)
    {
        var (cases, bodies) = (0, 0);
        var outcomes = new ConcurrentDictionary<string, int>();
        var broken = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            faults,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (fault, token) =>
            {
                var server = new WireServer(fault);
                CallOutcome? outcome;
                while ((outcome = await PlaceAsync(server)) is null)
                {
                    await server.DisposeAsync();
                    server = new WireServer(fault);
                }

                await using var _ = server;
                outcomes.AddOrUpdate(outcome.GetType().Name, 1, (_, count) => count + 1);
                Interlocked.Increment(ref cases);
                Interlocked.Add(ref bodies, server.Bodies);
                if (Fault(server, outcome) is { } why)
                {
                    broken.Enqueue($"{fault}: {why}; {outcome.GetType().Name}, {outcome.AttemptCount} attempts, " +
                        $"{server.Bodies} bodies; {string.Join(' ', outcome.Diagnostics)}");
                }
            });
        return new WireResult(what, cases, bodies, outcomes, [.. broken]);
    }

    // Null if the machine was too slow to open the connection that is to be kept.
    private static async Task<CallOutcome?> PlaceAsync(WireServer server)
    {
        var fault = server.Fault;
        await using var container = WireClient.For(
            server.Url, fault.Protocol is Protocol.Http2 or Protocol.Http2Tls, fault.IsSilent ? Short : Long);
        var client = container.GetRequiredService<ICallClient>();
        if (fault.IsKept)
        {
            server.IsArmed = false;
            if (await client.PlaceAsync(Call) is not CallOutcome.Placed)
            {
                return null;
            }

            server.Arm();
        }

        return await client.PlaceAsync(Call);
    }

    private static string? Fault(WireServer server, CallOutcome outcome)
    {
        var acted = server.Bodies - server.Refused;
        return acted > 1 ? "a body was sent again after the service may have acted"
            : server.Bodies > 1 && !server.Fault.ProvesRefusal ? "a body was sent again without proof"
            : outcome is CallOutcome.Placed && server.Answers == 0 ? "placed, and nothing was answered"
            : outcome is CallOutcome.NotSent && acted > 0 ? "not sent, and the service has it"
            : outcome is CallOutcome.Placed or CallOutcome.NotSent or CallOutcome.Unknown ? null
            : "an outcome that no answer says";
    }
}
