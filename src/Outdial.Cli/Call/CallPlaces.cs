namespace Outdial.Cli;

/// <summary>Places of a call, as the command line names them.</summary>
internal static class CallPlaces
{
    private static readonly Dictionary<string, string> Options = new()
    {
        ["destinations"] = "<address>",
        ["skills"] = "--skill",
        ["wrapUpCode"] = "--wrap-up-code",
        ["externalContact"] = "--external-contact",
        ["fromQueue"] = "--from-queue",
        ["callerId"] = "--caller-id",
        ["callerIdName"] = "--caller-name",
        ["onBehalfOfUser"] = "--user",
        ["priority"] = "--priority",
        ["language"] = "--language",
        ["attributes"] = "--attribute",
        ["uuiData"] = "--uui",
        ["label"] = "--label",
        ["region"] = "--region",
        ["key"] = "--key",
    };

    /// <summary>The option that a path such as <c>skills[1].level</c> comes from; a setting's name stays as it
    /// is.</summary>
    internal static string Describe(string path)
    {
        var field = Field(path);
        return !Options.TryGetValue(field, out var option) ? path
            : path.Contains("[0]", StringComparison.Ordinal) || !path.Contains('[', StringComparison.Ordinal) ? option
            : $"{option} ({path})";
    }

    /// <summary>The option's place among those written: <c>skills[1].level</c> is in <c>skills[1]</c>.</summary>
    internal static string Written(string path) => Root(path, '.');

    /// <summary>The field of the call that a path leads into: <c>skills</c> for <c>skills[1].level</c>.</summary>
    internal static string Field(string path) => Root(path, '[', '.');

    private static string Root(string path, params ReadOnlySpan<char> ends) =>
        path.AsSpan().IndexOfAny(ends) is >= 0 and var end ? path[..end] : path;
}
