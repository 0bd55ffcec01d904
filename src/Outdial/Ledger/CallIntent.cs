namespace Outdial.Extensibility;

/// <summary>An attempt that is about to leave.</summary>
/// <param name="Stamp">Its stamp; null if it carries none.</param>
/// <param name="At">When.</param>
/// <param name="Until">When its outcome is known at the latest, unless the process ends before. Its body has begun to
/// leave before that, or does not leave.</param>
public sealed record CallIntent(CallStamp? Stamp, DateTimeOffset At, DateTimeOffset Until);
