namespace Outdial;

/// <summary>A text that must not be shown: it prints as <c>***</c>; <c>Reveal</c> returns it.</summary>
/// <param name="value">The text.</param>
public sealed class Secret(string value)
{
    private readonly string _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>The text itself: for the request that needs it, and nothing else.</summary>
    public string Reveal() => _value;

    /// <summary><c>***</c>, whatever the text.</summary>
    public override string ToString() => "***";
}
