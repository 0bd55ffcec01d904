namespace Outdial.TestSupport;

/// <summary>What a program left behind.</summary>
public sealed record ProgramResult(int ExitCode, string Out, string Error);
