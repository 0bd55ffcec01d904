using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>
/// Every error that is published for <c>POST /api/v2/conversations/calls</c> (swagger, x-inin-error-codes), in the
/// order of their statuses.
/// </summary>
/// <remarks>
/// The messages of the generic codes (invalid.query.param.value, invalid.date, response.entity.too.large,
/// client.failed.request), and the ends of authz.policy.denied and service.unavailable, are the sandbox's own text.
/// </remarks>
internal static class PublishedErrors
{
    public static ImmutableArray<PublishedError> All { get; } =
    [
        new(400, "bad.request", "The request could not be understood by the server due to malformed syntax."),
        new(400, "missing.create.conversation.destination.parameter",
            "At least one destination should be supplied in a create conversation request."),
        new(400, "too.many.create.conversation.parameters",
            "Only a single destination can be supplied in a create conversation request."),
        new(400, "not.a.user", "This request requires a user context. Client credentials cannot be used for requests " +
            "to this resource."),
        new(400, "conversation.error.no.user.station", "A station is required to place a call."),
        new(400, "conversation.error.cannot.create.conference", "Unable to create a conference."),
        new(400, "conversation.error.invalid.external.contact", "The external contact supplied is not valid."),
        new(400, "conversation.error.agent.indicated.address.not.allowed",
            "The agent indicated address is not allowed for the user."),
        new(400, "invalid.property", "Value [%s] is not a valid property for object [%s]"),
        new(400, "invalid.value", "Value [%s] is not valid for field type [%s]. Allowable values are: %s"),
        new(400, "constraint.validation", "%s"),
        new(400, "invalid.query.param.value", "Value [%s] is not valid for parameter [%s]."),
        new(400, "invalid.date", "Dates must be specified as ISO-8601 strings."),
        new(400, "response.entity.too.large", "The response is over the size limit."),
        new(400, "client.failed.request", "The request failed."),
        new(401, "authentication.required", "No authentication bearer token specified in authorization header."),
        new(401, "bad.credentials", "Invalid login credentials."),
        new(401, "ip.not.authorized", "Requests originating from this IP address are not authorized: [%s]"),
        new(403, "missing.permissions",
            "Unable to perform the requested action. You are missing the following permission(s): %s"),
        new(403, "missing.any.permissions", "Unable to perform the requested action. You must have at least one of " +
            "the following permissions assigned: %s"),
        new(403, "missing.division.permission", "Unable to perform the requested action. You are missing the " +
            "following permission '%s' in the provided division(s)."),
        new(403, "missing.any.division.permissions", "Unable to perform the requested action. You must have at least " +
            "one of the following permissions assigned: %s in at least one of the following division(s): %s"),
        new(403, "app.not.authorized.for.scope", "App not authorized to use scope %s"),
        new(403, "not.authorized", "You are not authorized to perform the requested action."),
        new(403, "authz.policy.denied", "You are not authorized to perform the requested action. Security policies " +
            "have denied access. Policy ID(s): [%s]"),
        new(404, "not.found", "The requested resource was not found."),
        new(404, "resource.not.found", "The resource could not be found."),
        new(404, "general.resource.not.found", "The resource could not be found."),
        new(408, "client.timeout", "client did not produce a request within the server timeout limit"),
        new(409, "conversation.error.outbound.call.cannot.be.placed", "Outbound call cannot be placed."),
        new(409, "conversation.error.media.failed", "The media request failed."),
        new(409, "providerapi.error.user.does.not.have.a.station", "User does not have a station."),
        new(409, "providerapi.error.station.cannot.resolve", "Cannot resolve station."),
        new(409, "providerapi.error.phone.cannot.resolve", "Cannot resolve phone."),
        new(409, "providerapi.error.edge.cannot.resolve", "Cannot resolve edge."),
        new(409, "providerapi.error.edge.no.active", "Could not find an active Edge in Site."),
        new(409, "providerapi.error.phone.no.active.edge", "The phone is not assigned to active Edges."),
        new(409, "providerapi.error.ccxml.uri.not_found", "Failed to get CCXML URI from edge config."),
        new(409, "request.conflict", "The request conflicts with the current state of the target resource."),
        new(413, "request.entity.too.large", "The request is over the size limit. Maximum bytes: %s"),
        new(415, "unsupported.media.type", "Unsupported Media Type - Unsupported or incorrect media type, " +
            "such as an incorrect Content-Type value in the header."),
        new(429, "too.many.requests.retry.after", "Rate limit exceeded the maximum. Retry the request in [%s] seconds"),
        new(429, "too.many.requests", "Rate limit exceeded the maximum [%s] requests within [%s] seconds"),
        new(500, "internal.server.error", "The server encountered an unexpected condition which prevented it from " +
            "fulfilling the request."),
        new(500, "providerapi.error.station.no.active.edge",
            "Unable to place call. Could not find an Edge for this station."),
        new(500, "providerapi.error.no.station.for.edge", "Station assignment for station found, but no primary or " +
            "secondary Edge id was assigned to it."),
        new(503, "service.unavailable", "Service Unavailable - The server is currently unavailable."),
        new(504, "request.timeout", "The request timed out."),
        new(504, "authentication.request.timeout", "Authentication request timeout."),
    ];

    public static PublishedError OfCode(string code) => All.First(error => error.Code == code);
}
