using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>The bytes of a request's body, or the fact that they are too many; then they are not kept.</summary>
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
        // A length that is too large is refused unread, so that a client that sends Expect: 100-continue sends no body.
        if (request.ContentLength > maximum)
            return TooLarge;

        // One byte over the limit is enough.
        var read = await request.BodyReader.ReadAtLeastAsync(maximum + 1, cancellationToken).ConfigureAwait(false);
        var body = read.Buffer.Length > maximum
            ? TooLarge
            : new RequestBody(read.Buffer.ToArray(), isTooLarge: false);
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return body;
    }

    /// <summary>
    /// Reads half of the announced length, or the first byte if none is announced.
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
            // The web server found that the body is not what its headers promised, or refuses its size. The
            // connection is reset next in any case.
        }
    }
}
