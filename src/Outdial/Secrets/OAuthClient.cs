using System.Text;

namespace Outdial;

/// <summary>An OAuth client as the login service knows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Secret">Its secret; null for one that has none and proves itself by PKCE.</param>
internal sealed record OAuthClient(string Id, Secret? Secret)
{
    /// <summary>What a gateway may send back of the client: its secret, and the Basic header that holds it.</summary>
    internal Secret?[] Hidden => Secret is null
        ? []
        : [Secret, new Secret(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Id}:{Secret.Reveal()}")))];
}
