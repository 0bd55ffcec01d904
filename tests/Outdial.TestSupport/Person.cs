namespace Outdial.TestSupport;

/// <summary>A person who signs in at the sandbox's page; the browser is a client that sends its form.</summary>
public sealed class Person : IDisposable
{
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>Opens the page, and presses one of its buttons: <c>sign-in</c> or <c>deny</c>.</summary>
    /// <returns>Where the browser is sent.</returns>
    public async Task<Uri> DecideAsync(Uri address, string decision, CancellationToken cancellationToken)
    {
        using (var page = await _browser.GetAsync(address, cancellationToken))
        {
            page.EnsureSuccessStatusCode();
        }

        // The form has the address's own fields, the person, and the button.
        var fields = address.Query[1..].Split('&').Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        fields["user"] = "00000000-0000-4000-8000-000000000002";
        fields["decision"] = decision;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await _browser.PostAsync(new Uri(address, "/oauth/authorize"), form, cancellationToken);
        return answer.Headers.Location!;
    }

    /// <summary>Follows where the browser is sent.</summary>
    /// <returns>The status and the page.</returns>
    public async Task<(int Status, string Page)> GoAsync(Uri address, CancellationToken cancellationToken)
    {
        using var answer = await _browser.GetAsync(address, cancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    public void Dispose() => _browser.Dispose();
}
