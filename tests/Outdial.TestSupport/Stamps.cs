using System.Text.RegularExpressions;

namespace Outdial.TestSupport;

/// <summary>Bodies of calls carry a stamp that is another one each time.</summary>
public static partial class Stamps
{
    private const string Attributes = @"""attributes"":\{""outdialAttempt"":""[0-9a-f]{32}-[0-9]+""\}";

    /// <summary>The body without its stamp, and without attributes if there were no others.</summary>
    public static string Without(string body) => Stamp().Replace(body, "");

    // As the first member, and as a later one.
    [GeneratedRegex($"({Attributes},)|(,{Attributes})")]
    private static partial Regex Stamp();
}
