using System.Diagnostics;
using Outdial.TestSupport;

namespace Outdial.Payloads.Tests;

/// <summary>Python's reader of JSON, in one process for all documents.</summary>
internal sealed class PythonJson : IDisposable
{
    // A document a line in base64; what it says a line: "-" if it is refused, else its values in one fixed form.
    private const string Program = """
        import base64, json, sys
        class Pairs(list): pass
        class Number(str): pass
        def refuse(text): raise ValueError(text)
        def form(value):
            if value is None: return 'n'
            if value is True: return 't'
            if value is False: return 'f'
            if isinstance(value, Number): return '#' + value
            if isinstance(value, str): return '"' + value.encode('utf-16-be', 'surrogatepass').hex().upper()
            if isinstance(value, Pairs): return '{' + ''.join(form(k) + ':' + form(v) + ',' for k, v in value) + '}'
            return '[' + ''.join(form(item) + ',' for item in value) + ']'
        for line in sys.stdin:
            try:
                text = base64.b64decode(line).decode('utf-8')
                print(form(json.loads(text, object_pairs_hook=Pairs, parse_float=Number, parse_int=Number,
                    parse_constant=refuse)))
            except (ValueError, RecursionError):
                print('-')
            sys.stdout.flush()
        """;

    private readonly Process _process;

    private PythonJson(string python) => _process = Process.Start(new ProcessStartInfo(python, ["-c", Program])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    /// <summary>Starts it; null where python is not installed.</summary>
    internal static PythonJson? Start() => Installed.Find("python3") is { } python ? new PythonJson(python) : null;

    /// <summary>What it says of each document.</summary>
    internal IReadOnlyList<string> Read(IReadOnlyList<byte[]> documents)
    {
        var answers = Task.Run(() => documents.Select(_ => _process.StandardOutput.ReadLine()!).ToList());
        foreach (var document in documents)
        {
            _process.StandardInput.WriteLine(Convert.ToBase64String(document));
        }

        _process.StandardInput.Flush();
        return answers.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
