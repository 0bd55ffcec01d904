namespace Outdial.Wire;

/// <summary>The last stream that a GOAWAY says may have been acted on.</summary>
internal enum LastStream
{
    None,
    Before,
    Own,
    Every,
}
