using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Ids that the service gives: of a conversation, and of a request (its correlation id).</summary>
internal static partial class ServiceId
{
    /// <summary>The id, if it is one; null for any other text, which could carry anything, a person's address
    /// too.</summary>
    /// <remarks>The published API's ids are GUIDs; a gateway's may be other tokens. Ids are stored, shown and logged as
    /// they are, so what might be a phone number is none.</remarks>
    internal static string? Of(string? text) => text is not null && Token().IsMatch(text) ? text : null;

    [GeneratedRegex(@"\A(?![0-9]{7,}\z)[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
