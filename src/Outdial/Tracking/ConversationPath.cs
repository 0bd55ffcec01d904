namespace Outdial;

/// <summary>Where a conversation is.</summary>
internal static class ConversationPath
{
    private const int MaxLength = 100;

    /// <summary>Whether a text can be an id: it becomes part of a path, and must not lead elsewhere.</summary>
    internal static bool IsId(string text) =>
        text.Length is > 0 and <= MaxLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>The call: flat.</summary>
    internal static string OfCall(string id) => $"{WireRequest.CallsPath}/{id}";

    /// <summary>The conversation: nested.</summary>
    internal static string Of(string id) => $"/api/v2/conversations/{id}";
}
