using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>What is saved in the state file.</summary>
internal sealed record SavedState
{
    /// <summary>The version of the format. A file of another version is not read.</summary>
    public const int Current = 2;

    public required int Version { get; init; }

    /// <summary>By how much the clock was moved forward.</summary>
    public TimeSpan Offset { get; init; }

    public ImmutableArray<Conversation> Calls { get; init; } = [];

    public ImmutableArray<Phone> Phones { get; init; } = [];

    public int Rings { get; init; }

    public ImmutableArray<SavedToken> Tokens { get; init; } = [];

    public ImmutableArray<SavedToken> RefreshTokens { get; init; } = [];

    public ImmutableArray<JournalEntry> Requests { get; init; } = [];

    /// <summary>The same, with empty lists where the file has none.</summary>
    public SavedState Whole() => this with
    {
        Calls = Calls.IsDefault ? [] : Calls,
        Phones = Phones.IsDefault ? [] : Phones,
        Tokens = Tokens.IsDefault ? [] : Tokens,
        RefreshTokens = RefreshTokens.IsDefault ? [] : RefreshTokens,
        Requests = Requests.IsDefault ? [] : Requests,
    };
}
