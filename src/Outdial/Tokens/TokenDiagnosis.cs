namespace Outdial;

/// <summary>Tells the login service's refusals apart.</summary>
/// <remarks>The three error bodies are known from tests of public clients against the real login service; the form of
/// the third is reconstructed from what a public client looks for.</remarks>
internal static class TokenDiagnosis
{
    /// <summary>What a refusal means.</summary>
    /// <param name="answer">What the login service said.</param>
    /// <param name="sentSecret">Whether the client's secret was sent with the request.</param>
    internal static TokenOutcome Explain(ApiResponse answer, bool sentSecret)
    {
        var said = answer.Body.Length > 0 ? $" It said: {Short(answer.Body)}" : "";
        var status = $"The login service answered {answer.Status}";
        return (answer.Status, answer.Code, answer.Message) switch
        {
            (429, _, _) or (_, "invalid_request", ['r', 'a', 't', 'e', ' ', 'l', 'i', 'm', 'i', 't', ..]) =>
                new TokenOutcome.Throttled(
                    new Diagnostic(ServiceRules.TokenThrottled, $"{status}: too many tokens.{said}"), answer),
            (_, "invalid_client", "client not found") =>
                new TokenOutcome.Refused(
                    new Diagnostic(
                        ServiceRules.UnknownClient, $"{status}: it does not know the client in this region.{said}"),
                    answer),
            (_, "invalid_client", "authentication failed") when !sentSecret =>
                new TokenOutcome.Refused(
                    new Diagnostic(
                        ServiceRules.WrongSecret, $"{status}: the client has a secret, and none was sent.{said}")
                    {
                        Help = "Sign in with the secret (OutdialOptions.ClientSecret), or sign in again each time.",
                    },
                    answer),
            (_, "invalid_client", "authentication failed") =>
                new TokenOutcome.Refused(
                    new Diagnostic(
                        ServiceRules.WrongSecret,
                        $"{status}: the secret is wrong, or the client is of another region or organisation.{said}"),
                    answer),
            (_, "invalid_grant", _) =>
                new TokenOutcome.Refused(
                    new Diagnostic(ServiceRules.SignInOver, $"{status}: the sign-in is no longer accepted.{said}"),
                    answer),
            (400 or 401 or 403, _, _) =>
                new TokenOutcome.Refused(
                    new Diagnostic(ServiceRules.TokenFailed, $"{status} and gave no token.{said}")
                    {
                        Help =
                            "Check OutdialOptions.ClientId, OutdialOptions.ClientSecret and the region, " +
                            "and that the client's grant is client credentials.",
                    },
                    answer),
            _ => new TokenOutcome.Failed(
                new Diagnostic(ServiceRules.TokenFailed, $"{status} and gave no token.{said}"), answer),
        };
    }

    private static string Short(string body)
    {
        const int MaxWords = 500;
        var line = body.ReplaceLineEndings(" ");
        return line.Length <= MaxWords ? line : $"{line[..MaxWords]}...";
    }
}
