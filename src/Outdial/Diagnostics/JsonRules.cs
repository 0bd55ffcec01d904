using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD3: JSON syntax, and the files that hold it.</summary>
public static class JsonRules
{
    /// <summary>OD3001: an empty document.</summary>
    public static readonly Rule EmptyDocument = new("OD3001", "empty-document", Error,
        "The document is empty.",
        "The request's body is required.",
        "Write the request, such as {\"phoneNumber\": \"+12025550123\"}.");

    /// <summary>OD3002: not JSON.</summary>
    public static readonly Rule SyntaxError = new("OD3002", "syntax-error", Error,
        "The text is not JSON.",
        "RFC 8259 says what JSON is; the service answers 400 bad.request to anything else.",
        "Fix the marked place; what follows it was not checked.");

    /// <summary>OD3003: a byte order mark.</summary>
    public static readonly Rule ByteOrderMark = new("OD3003", "byte-order-mark", Error,
        "The document begins with a byte order mark.",
        "RFC 8259 (8.1): JSON that is sent must not begin with one, and parsers may refuse it.",
        "Save the file as UTF-8 without a byte order mark.");

    /// <summary>OD3004: a comment.</summary>
    public static readonly Rule Comment = new("OD3004", "comment", Error,
        "JSON has no comments.",
        "RFC 8259 has none; a strict parser refuses the whole document.",
        "Remove the comment.");

    /// <summary>OD3005: a comma after the last entry.</summary>
    public static readonly Rule TrailingComma = new("OD3005", "trailing-comma", Error,
        "There is a comma after the last entry.",
        "RFC 8259 allows commas only between entries.",
        "Remove the comma.");

    /// <summary>OD3006: the same key twice.</summary>
    public static readonly Rule DuplicateKey = new("OD3006", "duplicate-key", Error,
        "The object has the key twice.",
        "RFC 8259 (4): parsers differ in which of the two they use.",
        "Keep one of them.");

    /// <summary>OD3007: not UTF-8.</summary>
    public static readonly Rule NotUtf8 = new("OD3007", "not-utf-8", Error,
        "The bytes are not UTF-8.",
        "RFC 8259 (8.1): JSON that is sent is UTF-8.",
        "Save the file as UTF-8.");

    /// <summary>OD3008: nested too deeply.</summary>
    public static readonly Rule TooDeep = new("OD3008", "too-deep", Error,
        "Objects and arrays are nested more than 64 deep.",
        "No request needs more than a few levels, and many parsers stop at 64.",
        "Look for a value that was encoded into itself.");

    /// <summary>OD3009: more than the service takes.</summary>
    public static readonly Rule TooLarge = new("OD3009", "document-too-large", Error,
        "The document is larger than 512,000 bytes.",
        "The platform accepts no more in one request (request.bytes.max).",
        "Shorten attributes and user-to-user data.");

    /// <summary>OD3010: several documents.</summary>
    public static readonly Rule SeveralDocuments = new("OD3010", "several-documents", Error,
        "There is something after the end of the document.",
        "A request's body is one JSON value.",
        "Put each request into a file of its own.");

    /// <summary>OD3011: the wrong quotes.</summary>
    public static readonly Rule SingleQuotes = new("OD3011", "single-quotes", Error,
        "A text is in single quotes.",
        "RFC 8259 (7): JSON texts are in double quotes; single quotes come from printing a Python dictionary.",
        "Write double quotes.");

    /// <summary>OD3012: half a character.</summary>
    public static readonly Rule HalfCharacter = new("OD3012", "half-character", Error,
        "An escape stands for half of a surrogate pair.",
        "RFC 8259 (8.2): what a parser makes of it is unpredictable.",
        "Write the whole character.");

    /// <summary>OD3013: a literal of another language.</summary>
    public static readonly Rule ForeignLiteral = new("OD3013", "foreign-literal", Error,
        "True, False and None are Python's words.",
        "RFC 8259 (3): JSON has true, false and null, in lower case.",
        "Write true, false or null.");

    /// <summary>OD3014: a key without quotes.</summary>
    public static readonly Rule UnquotedKey = new("OD3014", "unquoted-key", Error,
        "A key has no quotes.",
        "RFC 8259 (4): a key is a text in double quotes; without them it is JavaScript.",
        "Write double quotes around the key.");

    /// <summary>OD3015: too many findings to list.</summary>
    public static readonly Rule TooManyFindings = new("OD3015", "too-many-findings", Error,
        "More than 1,000 things are wrong; the rest is not listed.",
        "A longer list would not be read, and a hostile document could fill the memory with findings.",
        "Fix these first, and check again.");

    /// <summary>OD3020: a file that cannot be read.</summary>
    public static readonly Rule FileNotRead = new("OD3020", "file-not-read", Error,
        "The file cannot be read.",
        "A file that cannot be read cannot be checked, and no file is skipped silently.",
        "Check the path and its read permissions.");

    /// <summary>OD3021: a file that cannot be written.</summary>
    public static readonly Rule FileNotWritten = new("OD3021", "file-not-written", Error,
        "The fixed file cannot be written.",
        "The file is unchanged: a fix replaces it in one step, or not at all. Results that cannot be " +
        "written, such as to a full disk, are a failure too: a list is not checked further.",
        "Check the write permissions and the free disk space.");

    internal static ImmutableArray<Rule> All { get; } =
    [
        EmptyDocument, SyntaxError, ByteOrderMark, Comment, TrailingComma, DuplicateKey, NotUtf8, TooDeep, TooLarge,
        SeveralDocuments, SingleQuotes, HalfCharacter, ForeignLiteral, UnquotedKey, TooManyFindings, FileNotRead,
        FileNotWritten,
    ];
}
