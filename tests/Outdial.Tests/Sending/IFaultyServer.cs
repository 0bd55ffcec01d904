namespace Outdial.Tests;

/// <summary>A server that does one thing wrong, and counts the requests that it was sent whole.</summary>
internal interface IFaultyServer : IAsyncDisposable
{
    Uri Url { get; }

    /// <summary>How many requests it has read to their end.</summary>
    int Whole { get; }
}
