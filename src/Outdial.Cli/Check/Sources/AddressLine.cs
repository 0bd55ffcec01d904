namespace Outdial.Cli;

/// <summary>A line of a file of addresses.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">What stands on it, without its end; of one that is too long, the beginning.</param>
/// <param name="IsCut">Whether it was too long.</param>
internal readonly record struct AddressLine(long Number, ReadOnlyMemory<char> Text, bool IsCut);
