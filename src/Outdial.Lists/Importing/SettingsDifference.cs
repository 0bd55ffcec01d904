namespace Outdial.Lists;

/// <summary>Compares how a list is placed with what a later import says: rows that are there must not lose a gate
/// because an option was not repeated.</summary>
internal static class SettingsDifference
{
    /// <summary>What differs; null if nothing does.</summary>
    internal static Diagnostic? Explain(CallListEntry there, CallListOptions options)
    {
        var (gates, settings) = (there.Gates, StoredSettings.Read(there.Settings));
        var names = new (string Name, bool IsSame)[]
        {
            ("calling hours", gates.Hours == options.Gates.Hours),
            ("time zone", gates.TimeZone == options.Gates.TimeZone),
            ("suppression files", gates.SuppressionFiles.SequenceEqual(options.Gates.SuppressionFiles)),
            ("least gap", gates.MinGap == options.Gates.MinGap),
            ("most calls a day", gates.MaxPerDay == options.Gates.MaxPerDay),
            ("last moment", gates.NotAfter == options.Gates.NotAfter),
            ("calling users", settings.Users.SequenceEqual(options.Users)),
            ("calls at once", settings.AtOnce == options.AtOnce),
            ("retries", settings.Retries.SequenceEqual(options.Retries)),
            ("share of failures at which it stops", settings.StopAfterFailures == options.StopAfterFailures),
            ("longest call", settings.MaxCall == options.MaxCall),
        }.Where(one => !one.IsSame).Select(one => one.Name).ToList();
        return names.Count == 0 ? null : new Diagnostic(
            CallListRules.ListUnusable,
            $"The list '{there.Name}' is there, and was imported with other settings: {string.Join(", ", names)}. " +
            "A later import adds rows, and changes no settings.")
        {
            Help = "Give the same options as before. For other settings, cancel the list, and import the rows that " +
                "were not called as another: its report says which.",
        };
    }
}
