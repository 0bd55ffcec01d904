using System.Collections.Immutable;

namespace Outdial.Compare;

/// <summary>Bodies under the contract guide.</summary>
internal static class Bodies
{
    /// <summary>Bodies that are wrong, one way each, for the comparison of verdicts.</summary>
    public static ImmutableArray<string> Faulty { get; } =
    [
        "{}",
        "[]",
        """{"participants":[]}""",
        """{"participants":"+12025550123"}""",
        """{"participants":[{"type":"external"}]}""",
        """{"participants":[{"type":"external","participantAddress":"+12025550123"}]}""",
        """{"participants":[{"participantAddress":{"number":"+12025550123","type":"phone"}}]}""",
        """{"participants":[{"participantAddress":{"id":"","type":"phone"}}]}""",
        """{"participants":[{"participantAddress":{"id":null,"type":"phone"}}]}""",
        """{"participants":[{"participantAddress":{"id":"+12025550123","type":"external"}}]}""",
        """{"participants":[{"participantAddress":{"id":"202-555-0123","type":"phone"}}]}""",
        """{"participants":[{"participantAddress":{"id":"+02025550123","type":"phone"}}]}""",
        """{"participants":[{"participantAddress":{"id":"12025550123","type":"phone"}}]}""",
        """{"participants":[{"participantAddress":{"id":"+12025550123","type":"phone"}}],"skillRequirements":{}}""",
        """{"participants":[{"participantAddress":{"id":"+12025550123","type":"phone"}}],"wrapUpCode":"x"}""",
        """{"participants":[{"participantAddress":{"id":"+1911","type":"phone"}}]}""",
        """{"participants":[{"participantAddress":{"id":"+12025550123","id":"+12025550123","type":"phone"}}]}""",
    ];

    /// <summary>Valid bodies, one for each of the numbers of which nothing has to be said.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string> numbers)
    {
        var checker = new PayloadChecker(Contract.Guide);
        return [.. numbers.Select(Body).Where(body => checker.Check(Utf8.Of(body)).Findings.IsEmpty)];
    }

    private static string Body(string number) =>
        $$$"""{"participants":[{"type":"external","participantAddress":{"id":"{{{number}}}","type":"phone"}}]}""";
}
