using System.Buffers;
using System.Collections.Frozen;

namespace Outdial.Sandbox;

/// <summary>A file of the console's page, embedded in the assembly.</summary>
internal sealed record PageFile : ApiResponse
{
    private const string Folder = "Outdial.Sandbox.Console.Page.";

    // Nothing from other hosts, nothing inline: the content of a request stays text even if the page has a bug.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, PageFile> Files = ReadAll();

    private readonly byte[] _content;

    private PageFile(string contentType, byte[] content)
        : base(200)
    {
        (ContentType, _content) = (contentType, content);
        Headers = [new("Content-Security-Policy", Policy), new("X-Content-Type-Options", "nosniff")];
    }

    public override string ContentType { get; }

    /// <summary>The file of that name; null if there is none.</summary>
    public static PageFile? Find(string name) => Files.GetValueOrDefault(name);

    public override void Write(IBufferWriter<byte> body, string correlationId) => body.Write(_content);

    private static FrozenDictionary<string, PageFile> ReadAll()
    {
        var assembly = typeof(PageFile).Assembly;
        var files = new Dictionary<string, PageFile>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Folder, StringComparison.Ordinal))
                continue;
            using var stream = assembly.GetManifestResourceStream(resource)!; // its name is from the list of names
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files[resource[Folder.Length..]] = new PageFile(TypeOf(resource), content);
        }
        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "text/javascript; charset=utf-8",
    };
}
