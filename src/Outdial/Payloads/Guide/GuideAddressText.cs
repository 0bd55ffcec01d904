namespace Outdial;

/// <summary>The guide's address for a text that stands where the object should.</summary>
internal static class GuideAddressText
{
    /// <summary>The object as JSON, and how sure it is; null if the text does not say whom to call.</summary>
    internal static (string Json, Applicability Applicability)? Written(string text, CallPolicy policy)
    {
        if (NumberField.Read(text, policy) is { Number.IsEmpty: false } number)
        {
            return (
                $$"""{"id":"{{number.Number}}","type":"phone"}""",
                number.IsCertain ? Applicability.Safe : Applicability.Guess);
        }

        return ResourceId.TryParse(text, out _)
            ? ($$"""{"id":{{JsonText.Quote(text)}},"type":"user"}""", Applicability.Guess)
            : null;
    }
}
