using System.Collections.Frozen;
using static Outdial.Diagnostics.ServiceRules;

namespace Outdial;

/// <summary>The codes that the published API documents for postConversationsCalls.</summary>
internal static class ServiceCodes
{
    /// <summary>The meaning of each code.</summary>
    internal static readonly FrozenDictionary<string, ServiceCode> All = new Dictionary<string, ServiceCode>
    {
        // 400
        ["bad.request"] = new(ValueRefused, "The service could not understand the request."),
        ["missing.create.conversation.destination.parameter"] = new(
            DestinationRefused,
            "The service found no destination in the request."),
        ["too.many.create.conversation.parameters"] = new(
            DestinationRefused,
            "The service found more than one destination in the request."),
        ["not.a.user"] = new(UserRequired, "The token belongs to an OAuth client, and this request needs a user."),
        ["conversation.error.no.user.station"] = new(NoStation, "The user who calls has no station."),
        ["conversation.error.cannot.create.conference"] = new(
            CannotBePlaced,
            "The service could not create the conference.",
            "Check that each party can be called on its own, and the greatest number of parties " +
            "(GET .../calls/maximumconferenceparties)."),
        ["conversation.error.invalid.external.contact"] = new(
            ValueRefused,
            "The external contact is not valid.",
            "Check OutboundCall.ExternalContact: the contact must exist in this organisation."),
        ["conversation.error.agent.indicated.address.not.allowed"] = new(
            ValueRefused,
            "The user may not call from the address indicated.",
            "Leave OutboundCall.CallerId out, or have an administrator allow it."),
        ["invalid.property"] = new(
            ValueRefused,
            "The service does not know a field of the request.",
            "The service may follow another contract (OutdialOptions.Contract)."),
        ["invalid.value"] = new(ValueRefused, "A field's value has the wrong type, or is none of the values allowed."),
        ["constraint.validation"] = new(ValueRefused, "A field's value breaks a constraint."),
        ["client.failed.request"] = new(Refused, "The service says that the client failed the request."),
        ["response.entity.too.large"] = new(Refused, "The answer would have been too large."),

        // 401, 403
        ["authentication.required"] = new(
            TokenRejected,
            "The service saw no bearer token.",
            "Look for a proxy or gateway that removes the Authorization header."),
        ["bad.credentials"] = new(TokenRejected, "The token is unknown to the service, or has expired."),
        ["ip.not.authorized"] = new(
            AccessDenied,
            "The organisation does not admit this machine's address.",
            "Have an administrator add the address to the organisation's allow-list."),
        ["missing.permissions"] = new(MissingPermission, "The caller lacks a permission."),
        ["missing.any.permissions"] = new(
            MissingPermission,
            "The caller has none of the permissions of which one is needed."),
        ["missing.division.permission"] = new(
            MissingPermission,
            "The caller lacks a permission in the division concerned."),
        ["missing.any.division.permissions"] = new(
            MissingPermission,
            "The caller has none of the permissions needed in the divisions concerned."),
        ["app.not.authorized.for.scope"] = new(MissingScope, "The OAuth client may not use a scope that is needed."),
        ["not.authorized"] = new(
            AccessDenied,
            "The caller may not do this.",
            "Have an administrator look at the caller's roles and divisions."),
        ["authz.policy.denied"] = new(
            AccessDenied,
            "A security policy of the organisation denies it.",
            "Have an administrator look at the policies that the message names."),

        // 404
        ["not.found"] = new(NotFound, "The service does not know the resource."),
        ["resource.not.found"] = new(NotFound, "The service could not find a resource that the request names."),
        ["general.resource.not.found"] = new(NotFound, "The service could not find a resource that the request names."),

        // 409
        ["conversation.error.outbound.call.cannot.be.placed"] = new(
            CannotBePlaced,
            "The service cannot place this outbound call.",
            "Check the queue and the caller id given, and the number plan of the caller's site."),
        ["conversation.error.media.failed"] = new(CannotBePlaced, "The media request failed."),
        ["providerapi.error.user.does.not.have.a.station"] = new(NoStation, "The user who calls has no station."),
        ["providerapi.error.station.cannot.resolve"] = new(NoStation, "The caller's station cannot be resolved."),
        ["providerapi.error.phone.cannot.resolve"] = new(NoStation, "The caller's phone cannot be resolved."),
        ["providerapi.error.edge.cannot.resolve"] = new(
            NoStation,
            "The Edge of the caller's station cannot be resolved."),
        ["providerapi.error.edge.no.active"] = new(
            NoStation,
            "The site has no active Edge.",
            "Have an administrator look at the Edges of the site."),
        ["providerapi.error.phone.no.active.edge"] = new(
            NoStation,
            "The caller's phone is assigned to no active Edge.",
            "Have an administrator look at the Edges of the phone's site."),
        ["providerapi.error.ccxml.uri.not_found"] = new(
            CannotBePlaced,
            "The Edge's configuration lacks a CCXML URI.",
            "Have an administrator look at the Edge."),
        ["request.conflict"] = new(
            Refused,
            "The request conflicts with the state of a resource.",
            "Look whether the user is in a call already."),

        // 413, 415
        ["request.entity.too.large"] = new(TooLarge, "The request is larger than the service accepts."),
        ["unsupported.media.type"] = new(MediaType, "The service did not recognise the request as JSON."),

        // 429
        ["too.many.requests.retry.after"] = new(Throttled, "The service accepts no more requests for now."),
        ["too.many.requests"] = new(Throttled, "The service accepts no more requests for now."),

        // 500 that say: not placed
        ["providerapi.error.station.no.active.edge"] = new(
            NoStation,
            "The service could not find an Edge for the caller's station, and placed no call.",
            "Have an administrator look at the Edges of the station's site."),
        ["providerapi.error.no.station.for.edge"] = new(
            NoStation,
            "The caller's station has no primary or secondary Edge, and no call was placed.",
            "Have an administrator look at the station's Edge assignment."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the code means; null if it is not documented for this request.</summary>
    internal static ServiceCode? Find(string? code) =>
        code is not null && All.TryGetValue(code, out var found) ? found : null;

    /// <summary>Whether a 500 with this code says that the call was not placed.</summary>
    internal static bool SaysNotPlaced(string? code) =>
        code is "providerapi.error.station.no.active.edge" or "providerapi.error.no.station.for.edge";
}
