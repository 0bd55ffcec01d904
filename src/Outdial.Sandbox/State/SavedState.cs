using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>All that survives a restart.</summary>
internal sealed record SavedState
{
    /// <summary>The version of this shape. A file of another one is not read.</summary>
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

    /// <summary>The same, with nothing where the file has nothing: a member that is not in it is no list.</summary>
    public SavedState Whole() => this with
    {
        Calls = Calls.IsDefault ? [] : Calls,
        Phones = Phones.IsDefault ? [] : Phones,
        Tokens = Tokens.IsDefault ? [] : Tokens,
        RefreshTokens = RefreshTokens.IsDefault ? [] : RefreshTokens,
        Requests = Requests.IsDefault ? [] : Requests,
    };
}
