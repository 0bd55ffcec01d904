using System.Globalization;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Outdial.Sandbox;

/// <summary>
/// The platform's refusals: statuses, codes and messages of the published swagger (x-inin-error-codes).
/// </summary>
internal static class PlatformErrors
{
    public static PlatformRefusal NotAUser(string explanation) => new(Status400BadRequest, "not.a.user",
        "This request requires a user context. Client credentials cannot be used for requests to this resource.")
    {
        Explanation = explanation,
    };

    public static PlatformRefusal NoDestination(string explanation) => new(Status400BadRequest,
        "missing.create.conversation.destination.parameter",
        "At least one destination should be supplied in a create conversation request.")
    {
        Explanation = explanation,
    };

    public static PlatformRefusal TooManyDestinations(string explanation) => new(Status400BadRequest,
        "too.many.create.conversation.parameters",
        "Only a single destination can be supplied in a create conversation request.")
    {
        Explanation = explanation,
    };

    public static PlatformRefusal ResourceNotFound(string explanation) => new(Status404NotFound,
        "resource.not.found", "The resource could not be found.")
    {
        Explanation = explanation,
    };

    /// <remarks>
    /// The message is published with %s for its values. That messageWithParams names them in braces is known from
    /// recorded bodies of other operations; the names used here are the emulator's own.
    /// </remarks>
    public static PlatformRefusal InvalidValue(string value, string fieldType, string allowed, string explanation) =>
        new(Status400BadRequest, "invalid.value",
            $"Value [{value}] is not valid for field type [{fieldType}]. Allowable values are: {allowed}")
        {
            MessageWithParams =
                "Value [{value}] is not valid for field type [{fieldType}]. Allowable values are: {allowableValues}",
            MessageParams = [new("value", value), new("fieldType", fieldType), new("allowableValues", allowed)],
            Explanation = explanation,
        };

    public static PlatformRefusal EntityTooLarge(string explanation)
    {
        var maximum = RequestBody.MaximumBytes.ToString(CultureInfo.InvariantCulture);
        return new PlatformRefusal(Status413PayloadTooLarge, "request.entity.too.large",
            $"The request is over the size limit. Maximum bytes: {maximum}")
        {
            MessageWithParams = "The request is over the size limit. Maximum bytes: {maximumBytes}",
            MessageParams = [new("maximumBytes", maximum)],
            Explanation = explanation,
        };
    }
}
