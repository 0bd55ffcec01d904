namespace Outdial.Sandbox;

/// <summary>Endpoint metadata: the HTTP method that an endpoint accepts, letter for letter (RFC 9110, 9.1).</summary>
/// <param name="Method">The method, which the <c>Allow</c> header of a 405 names.</param>
/// <param name="AlsoHead">Whether HEAD is accepted like GET.</param>
internal sealed record AcceptedMethod(string Method, bool AlsoHead)
{
    public bool Accepts(string method) => method == Method || (AlsoHead && method == "HEAD");
}
