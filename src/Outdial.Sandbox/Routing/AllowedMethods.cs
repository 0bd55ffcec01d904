namespace Outdial.Sandbox;

/// <summary>Endpoint metadata of a request whose path is known and whose method is not accepted there.</summary>
/// <param name="Names">The methods that are accepted, as the <c>Allow</c> header lists them (RFC 9110, 15.5.6).</param>
internal sealed record AllowedMethods(string Names);
