using System.Buffers;
using System.Text;

namespace Outdial.Sandbox;

/// <summary>Redirects a browser.</summary>
internal sealed record RedirectResponse : ApiResponse
{
    public RedirectResponse(string target)
        : base(302) => Headers = [new("Location", InAscii(target))];

    public override string? ContentType => null;

    public override void Write(IBufferWriter<byte> body, string correlationId)
    {
    }

    // A header holds ASCII without line breaks; a URL percent-encodes the rest (RFC 3987, 3.1).
    private static string InAscii(string target)
    {
        var text = new StringBuilder(target.Length);
        foreach (var rune in target.EnumerateRunes())
            text.Append(rune.Value is > 0x20 and < 0x7f ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        return text.ToString();
    }
}
