namespace Outdial.Sandbox;

/// <summary>The login service's error: another shape than the API's, with its description twice.</summary>
/// <remarks>
/// Shape and descriptions as recorded by a public client's tests against the real login service (gildas/go-gcloudcx).
/// </remarks>
internal sealed record OAuthError(string Error, string Description, string ErrorDescription);
