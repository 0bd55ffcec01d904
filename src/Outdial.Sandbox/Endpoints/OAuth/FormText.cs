using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Outdial.Sandbox;

/// <summary>Reads a form in which no field is repeated (RFC 6749, 3.2).</summary>
internal static class FormText
{
    public static OAuthRefusal? Read(string text, out Dictionary<string, StringValues> form)
    {
        form = [];
        try
        {
            using var reader = new FormReader(text);
            form = reader.ReadForm();
        }
        catch (InvalidDataException)
        {
            return OAuthRefusal.Malformed("form is malformed", "The form has too many fields, or too long a name.");
        }
        return form.Values.Any(values => values.Count > 1)
            ? OAuthRefusal.Malformed("parameter is repeated",
                "A field is there more than once, against RFC 6749, 3.2.")
            : null;
    }
}
