using System.Text;

namespace Outdial.Sandbox.Tests;

/// <summary>Whatever is sent, the answer is JSON with its correlation id, and never a fault of the sandbox.</summary>
public sealed class AnyBytesTests
{
    /// <summary>Pieces of real bodies, among which chance finds what no table has.</summary>
    private static readonly Gen<string> Piece = Gen.OneOf(
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\\u0000", "null", "true", "1", "-1e999", " ", "\n", "\0",
        "é", "\"participants\":", "\"participantAddress\":", "\"id\":", "\"type\":", "\"phone\"", "\"+12025550123\"",
        "\"phoneNumber\":", "\"skillRequirements\":", "\"level\":", "\"wrapUpCode\":", "\"attributes\":",
        "\"address\":", "\"\\ud800\":", "grant_type=", "client_credentials", "&", "=", "%", "%zz", "+", "client_id=");

    private static readonly Gen<byte[]> Body = Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Piece.Array[0, 40].Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces))),
        Gen.Select(Piece.Array[0, 20], Gen.Byte).Select((pieces, wrong) =>
            (byte[])[.. Encoding.UTF8.GetBytes("{\"phoneNumber\":\"" + string.Concat(pieces)), wrong, .. "\"}"u8]));

    [Theory]
    [InlineData("/oauth/token", "application/x-www-form-urlencoded", false)]
    [InlineData(Session.Calls, "application/json", false)]
    [InlineData(Session.Calls, "application/json", true)]
    [InlineData("/anything", "text/plain", false)]
    public async Task Are_answered_in_JSON_and_never_with_a_fault_of_the_sandbox(
        string path, string contentType, bool byGuide)
    {
        await using var session = await Session.StartAsync();
        var token = byGuide ? await session.GuideTokenAsync() : session.Sandbox.SignIn();

        await Body.SampleAsync(async body =>
        {
            var reply = await session.PostAsync(path, body, token, contentType);
            return reply.Status < 500
                && reply.Json.ValueKind is System.Text.Json.JsonValueKind.Object
                && Guid.TryParse(reply.CorrelationId, out _);
        }, iter: 500);
    }
}
