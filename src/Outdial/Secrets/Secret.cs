namespace Outdial;

/// <summary>A text that no one may see: it prints as <c>***</c>, and has to be asked for by name.</summary>
/// <param name="value">The text.</param>
public sealed class Secret(string value)
{
    private readonly string _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>The text itself: for the request that needs it, and nothing else.</summary>
    public string Reveal() => _value;

    /// <summary><c>***</c>, whatever the text.</summary>
    public override string ToString() => "***";
}
