namespace Outdial.Sandbox;

/// <summary>
/// The ids and the secret of the default organisation: fixed, so that printed lines stay the same, and plainly not
/// real; and how tokens begin.
/// </summary>
internal static class SandboxIdentity
{
    public const string ClientId = "00000000-0000-4000-8000-000000000001";

    // Unreserved characters only: the same text in a form, in a header and percent-encoded.
    public const string ClientSecret = "sandbox-secret-not-a-real-one";

    public const string UserId = "00000000-0000-4000-8000-000000000002";

    /// <summary>
    /// How every token begins: a person sees that it is not real, and the journal finds it wherever it stands.
    /// </summary>
    public const string TokenPrefix = "sandbox-token-";

    public static string Numbered(int number) => $"00000000-0000-4000-8000-{number:x12}";
}
