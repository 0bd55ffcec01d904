namespace Outdial.Extensibility;

/// <summary>What importing a row would come to, and when its call could leave.</summary>
/// <param name="Import">What would come of importing it.</param>
/// <param name="Due">The first moment at which no gate would hold it back, as far as is known now; null if time alone
/// opens none.</param>
/// <param name="Held">What holds it back now; null if nothing does.</param>
public sealed record RowLook(RowImport Import, DateTimeOffset? Due, Diagnostic? Held);
