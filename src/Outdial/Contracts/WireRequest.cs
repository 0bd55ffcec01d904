using System.Text;
using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>A request ready to be sent: made from a <see cref="ValidCall"/> by <see cref="ContractMapper"/>
/// only.</summary>
public sealed partial class WireRequest
{
    internal WireRequest(Contract contract, string path, ReadOnlyMemory<byte> body)
    {
        Contract = contract;
        Path = path;
        Body = body;
    }

    /// <summary>The contract that the body follows.</summary>
    public Contract Contract { get; }

    /// <summary>The path below the API's address, such as <c>/api/v2/conversations/calls</c>.</summary>
    public string Path { get; }

    /// <summary>The JSON body, byte for byte as sent: UTF-8 without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>A text with the phone numbers of this request masked, however they are written: what a service says of
    /// a request may repeat them.</summary>
    internal string Mask(string text) => Numbers().Matches(BodyText)
        .Select(match => E164Number.TryParse(match.ValueSpan, null, out var number) ? number : default)
        .Where(number => !number.IsEmpty)
        .Aggregate(text, NumberMask.Apply);

    /// <summary>The body as text; it carries phone numbers, so keep it out of logs.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    [GeneratedRegex(@"\+[1-9][0-9]{4,14}", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
