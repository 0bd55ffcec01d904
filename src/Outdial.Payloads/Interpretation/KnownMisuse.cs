namespace Outdial.Payloads;

/// <summary>A shape that people invented for this endpoint; the catalogue is in docs/shapes.md.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it was meant to do.</param>
/// <param name="Platform">What the published API calls it.</param>
/// <param name="Guide">What the guide calls it.</param>
internal sealed record KnownMisuse(string Name, string Meaning, string Platform, string Guide);
