namespace Outdial.Payloads;

/// <summary>Whose fields a body has.</summary>
internal enum BodyKind
{
    /// <summary>Neither contract's, or so few that the contract in use is as good as the other.</summary>
    Unclear,

    Guide,
    Platform,
}
