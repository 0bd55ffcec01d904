namespace Outdial;

/// <summary>What a <see cref="CallValidator"/> lets through.</summary>
public sealed record CallPolicy
{
    /// <summary>How much a number must prove. Default: <see cref="NumberPolicy.Possible"/>.</summary>
    public NumberPolicy Numbers { get; init; } = NumberPolicy.Possible;

    /// <summary>Whether emergency and crisis numbers may be called. Default: false.</summary>
    public bool AllowEmergencyNumbers { get; init; }

    /// <summary>The region (ISO 3166-1, two capitals) whose emergency numbers count for extensions and SIP users.
    /// Default: null, which is all regions'.</summary>
    public string? Region { get; init; }
}
