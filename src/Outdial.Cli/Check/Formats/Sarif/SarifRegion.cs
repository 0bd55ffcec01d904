namespace Outdial.Cli;

/// <summary>A stretch of a file: by line and column from 1, by byte from 0.</summary>
internal sealed record SarifRegion(long? StartLine, int? StartColumn, int? ByteOffset, int? ByteLength);
