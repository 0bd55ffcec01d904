using System.Buffers;
using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>A refusal of the published API.</summary>
internal sealed record PlatformRefusal(int Status, string Code, string Message) : ApiResponse(Status)
{
    public override string ContentType => "application/json";

    /// <summary>The message with names in braces in place of the values; null if it has no values.</summary>
    public string? MessageWithParams { get; init; }

    public ImmutableArray<KeyValuePair<string, string>> MessageParams { get; init; } = [];

    public override void Write(IBufferWriter<byte> body, string correlationId) => LegibleJson.Write(
        body,
        new PlatformErrorBody(
            Message,
            Code,
            Status,
            MessageWithParams,
            MessageWithParams is null ? null : new OrderedDictionary<string, string>(MessageParams),
            correlationId,
            Details: [],
            Errors: []),
        PlatformBodyJson.Default.PlatformErrorBody);
}
