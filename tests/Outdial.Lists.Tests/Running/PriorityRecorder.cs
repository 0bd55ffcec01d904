using System.Collections.Concurrent;
using System.Reflection;

namespace Outdial.Lists.Tests;

/// <summary>Stands before a client, and notes which priority each of its uses has.</summary>
/// <remarks>Public and not sealed, because the proxy is derived from it.</remarks>
public class PriorityRecorder : DispatchProxy
{
    private ICallClient _client = null!; // set where it is made

    internal ConcurrentQueue<(string Method, bool IsBackground)> Uses { get; } = new();

    internal static ICallClient Before(ICallClient client, out PriorityRecorder recorder)
    {
        var proxy = Create<ICallClient, PriorityRecorder>();
        recorder = (PriorityRecorder)proxy;
        recorder._client = client;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Uses.Enqueue((targetMethod!.Name, RequestPriority.IsBackground));
        return targetMethod.Invoke(_client, args);
    }
}
