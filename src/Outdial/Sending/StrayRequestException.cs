namespace Outdial;

/// <summary>Stops a call's request that is not the one request of a live attempt.</summary>
internal sealed class StrayRequestException()
    : InvalidOperationException($"{ServiceRules.StrayRequest.Id}: {ServiceRules.StrayRequest.Message} " +
        ServiceRules.StrayRequest.Fix);
