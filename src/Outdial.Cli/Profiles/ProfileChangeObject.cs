namespace Outdial.Cli;

/// <summary>The object that commands print with <c>--json</c> which change a profile or its tokens.</summary>
internal sealed record ProfileChangeObject(string Profile, string Outcome);
