using System.Text;

namespace Outdial.TestSupport;

/// <summary>What a <see cref="ScriptedServer"/> does once it has read a request.</summary>
public abstract record ScriptedAnswer
{
    private ScriptedAnswer()
    {
    }

    /// <summary>Sends these bytes; nothing else is added to them.</summary>
    public sealed record Bytes(ReadOnlyMemory<byte> Raw, bool ThenClose) : ScriptedAnswer;

    /// <summary>Resets the connection without an answer.</summary>
    public sealed record Reset : ScriptedAnswer;

    /// <summary>Says nothing and keeps the connection open.</summary>
    public sealed record Silence : ScriptedAnswer;

    /// <summary>A whole answer.</summary>
    public static ScriptedAnswer Json(int status, string body, params string[] headers) =>
        Text(status, body, ["Content-Type: application/json", .. headers]);

    /// <summary>A whole answer with any body.</summary>
    public static ScriptedAnswer Text(int status, string body, params string[] headers) =>
        new Bytes(
            Encoding.UTF8.GetBytes(
                $"HTTP/1.1 {status} Scripted\r\n" +
                $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n" +
                $"{string.Concat(headers.Select(h => h + "\r\n"))}\r\n{body}"),
            ThenClose: false);

    /// <summary>Headers that promise more than is sent before the connection closes.</summary>
    public static ScriptedAnswer Truncated(int status, string body, int missing) =>
        new Bytes(
            Encoding.UTF8.GetBytes(
                $"HTTP/1.1 {status} Scripted\r\n" +
                $"Content-Length: {Encoding.UTF8.GetByteCount(body) + missing}\r\n\r\n{body}"),
            ThenClose: true);
}
