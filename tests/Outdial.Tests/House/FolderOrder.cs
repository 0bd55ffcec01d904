namespace Outdial.Tests;

/// <summary>The folders of each project in the order in which they may use each other: a folder uses only folders
/// before it. A new folder gets a place here.</summary>
internal static class FolderOrder
{
    private static readonly Dictionary<string, string[]> Orders = new()
    {
        ["src/Outdial"] =
        [
            "Text", "Diagnostics", "Conversion",
            "Addresses/Grammar", "Addresses", "Addresses/Plans", "Addresses/Dialled",
            "Calls",
            "Contracts/Masking", "Contracts/Wire", "Contracts/Guide", "Contracts/Platform", "Contracts",
            "Outcomes",
            "Telemetry", "Secrets", "Settings", "Http", "RateLimiting", "Tokens", "Api",
            "Tracking", "Ledger", "Queue", "Lookup", "Reconciling", "Recovery", "Sending", "Client",
        ],
        ["src/Outdial.Accounts"] = ["Files", "Secrets", "Tokens", "SignIn", "Doctor"],
        ["src/Outdial.Analyzers"] = ["Rules", "Grammar", "Literals", "Outcomes"],
        ["src/Outdial.Cli"] =
        [
            "Console", "Shared/Files", "Shared/Options", "Shared", "Gates", "Accounts",
            "Completion", "Explain", "Sandbox",
            "Check/Findings", "Check/Formats", "Check/Formats/Sarif", "Check/Sources",
            "Check/Fixes", "Check/Lists", "Check/Tables", "Check/Output", "Check",
            "Ledger", "Reconcile", "Tracking", "Profiles", "Doctor", "Login", "Call",
            "List/Words", "List/Report", "List/Options", "List/Reading", "List", ".",
        ],
        ["src/Outdial.Gates"] = [".", "Zones", "Hours", "Suppression", "Checking"],
        ["src/Outdial.Ledger"] = ["Rules", "Lazy", "."],
        ["src/Outdial.Ledger.PostgreSql"] =
        [
            "Connections", "Schema", "Calls", "Rate", "Recovery", "Nodes", "Gates", "Lists", "Tokens", ".",
        ],
        ["src/Outdial.Lists"] = ["Rows", "Settings", "Importing", "Running", "."],
        ["src/Outdial.Payloads"] =
        [
            "Edits", "Json", "Findings", "Fields", "Guide", "Platform", "Interpretation", "Scan", ".",
        ],
        ["src/Outdial.Sandbox"] =
        [
            "Text", "Time", "Memory", "Limits", "Faults", "Http", "Routing", "Organisation", "Journal", "Options",
            "Phones", "Conversations", "Conversations/Json", "Notifications",
            "Contracts", "Contracts/Guide", "Contracts/Platform", "Numbers", "OAuth",
            "Endpoints", "Endpoints/OAuth", "Endpoints/Organisation", "Endpoints/Conversations",
            "Endpoints/Analytics", "Endpoints/Notifications",
            "State", "Pipeline", "Console", "Hosting", ".",
        ],
    };

    internal static IEnumerable<string> Projects => Orders.Keys;

    internal static IReadOnlyList<string> Of(string project) => Orders[project];
}
