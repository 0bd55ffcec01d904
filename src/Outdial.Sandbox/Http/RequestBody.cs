using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>The bytes of a request's body, or the knowledge that they are too many; those are never kept.</summary>
internal sealed class RequestBody
{
    /// <summary>The service's limit: request.bytes.max of its published limits.</summary>
    public const int MaximumBytes = 512_000;

    private static readonly RequestBody TooLarge = new([], isTooLarge: true);

    private RequestBody(byte[] bytes, bool isTooLarge)
    {
        Bytes = bytes;
        IsTooLarge = isTooLarge;
    }

    public byte[] Bytes { get; }

    public bool IsTooLarge { get; }

    /// <summary>The body as text, U+FFFD for bytes that are not UTF-8.</summary>
    public string Text => field ??= Encoding.UTF8.GetString(Bytes);

    public static async Task<RequestBody> ReadAsync(
        HttpRequest request, int maximum, CancellationToken cancellationToken)
    {
        // A length that is too large is refused unread, so that a client which asks first (Expect: 100-continue) sends
        // nothing.
        if (request.ContentLength > maximum)
            return TooLarge;

        // One byte more than the limit is enough to know.
        var read = await request.BodyReader.ReadAtLeastAsync(maximum + 1, cancellationToken).ConfigureAwait(false);
        var body = read.Buffer.Length > maximum
            ? TooLarge
            : new RequestBody(read.Buffer.ToArray(), isTooLarge: false);
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return body;
    }

    /// <summary>
    /// Reads half of what is announced, or the first byte if nothing is; nothing of what is no body.
    /// </summary>
    public static async Task ReadHalfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var half = (int)Math.Clamp((request.ContentLength ?? 0) / 2, 1, MaximumBytes);
        try
        {
            var read = await request.BodyReader.ReadAtLeastAsync(half, cancellationToken).ConfigureAwait(false);
            request.BodyReader.AdvanceTo(read.Buffer.End);
        }
        catch (BadHttpRequestException)
        {
            // The web server found that the body is not what its headers promised, or refuses its size. Whoever asks
            // for half of it is going to break the request in any case.
        }
    }
}
