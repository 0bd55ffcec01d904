namespace Outdial.Sandbox;

/// <summary>
/// The ids and the secret of the default organisation, which are fixed and plainly not real, and the prefix of tokens.
/// </summary>
internal static class SandboxIdentity
{
    public const string ClientId = "00000000-0000-4000-8000-000000000001";

    // Unreserved characters only: the same text in a form, in a header and percent-encoded.
    public const string ClientSecret = "sandbox-secret-not-a-real-one";

    public const string UserId = "00000000-0000-4000-8000-000000000002";

    /// <summary>
    /// The prefix of every token: it shows that the token is not real, and lets the journal mask it anywhere.
    /// </summary>
    public const string TokenPrefix = "sandbox-token-";

    public static string Numbered(int number) => $"00000000-0000-4000-8000-{number:x12}";
}
