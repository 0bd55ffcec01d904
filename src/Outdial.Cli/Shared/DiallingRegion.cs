namespace Outdial.Cli;

/// <summary>The region of <c>--region</c> where numbers are read: a country, and no region of Genesys Cloud.</summary>
internal static class DiallingRegion
{
    /// <summary>The region in its usual form: country codes are accepted in any case.</summary>
    internal static string? Of(string? text) => text is { Length: 2 } ? text.ToUpperInvariant() : text;

    /// <summary>Says which region is meant, where one of Genesys Cloud was given, or a country by another
    /// code.</summary>
    internal static Func<Diagnostic, Diagnostic> Explain(string? region) => fault =>
        fault.Rule == AddressRules.UnknownRegion && region is not null && CountryCodes.Meant(region) is { } meant
            ? fault with { Help = $"Write --region {meant}: it is a code of two letters." }
        : fault.Rule == AddressRules.UnknownRegion && GenesysRegion.TryFind(region, out var known)
            ? fault with
            {
                Help = $"{known.Id} is a region of Genesys Cloud, which is set with GENESYS_REGION or outdial login " +
                    "--region. Here --region is the country in which the number is dialled, such as US or GB.",
            }
            : fault;
}
