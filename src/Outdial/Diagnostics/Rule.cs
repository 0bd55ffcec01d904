namespace Outdial;

/// <summary>One thing that Outdial checks, with its permanent id.</summary>
/// <remarks>
/// Ids are assigned by hand and never used again, so that a search for one always finds the same rule. The first
/// digit is the band: 1 addresses, 2 calls and contracts, 3 JSON and files, 4 service and transport, 5 configuration,
/// 6 gates.
/// </remarks>
/// <param name="Id"><c>OD</c> and four digits, such as <c>OD1003</c>.</param>
/// <param name="Name">The rule's name, words joined by hyphens; "allow <i>name</i>" reads as English.</param>
/// <param name="Severity">How a finding counts unless a policy says otherwise.</param>
/// <param name="Message">What is wrong, in one sentence that holds for every finding.</param>
/// <param name="Why">Why it is wrong, and which source says so.</param>
/// <param name="Fix">How to fix it.</param>
public sealed record Rule(string Id, string Name, Severity Severity, string Message, string Why, string Fix);
