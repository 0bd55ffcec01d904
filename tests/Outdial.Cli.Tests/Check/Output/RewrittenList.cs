using System.Globalization;
using System.Text;

namespace Outdial.Cli.Tests;

/// <summary>Writes a text as <c>outdial check --numbers</c> does, with blocks of any size.</summary>
internal sealed record RewrittenList
{
    internal static readonly CallPolicy Policy = new() { Region = "US" };

    internal static readonly RuleFilter Everything = new([], [], WarningsAsErrors: false, ErrorsOnly: false);

    /// <summary>From 0; null if each line is an address.</summary>
    public int? Column { get; init; } = 0;

    public char Delimiter { get; init; } = ',';

    public int BlockSize { get; init; } = 10_000;

    public int Piece { get; init; } = 10_000;

    public bool Guesses { get; init; }

    public bool Rejects { get; init; }

    public bool Compares { get; init; }

    public bool AddsColumns { get; init; }

    internal (string Output, string Rejected) Run(string text, CancellationToken token) =>
        RunAsync(text, token).GetAwaiter().GetResult();

    private async Task<(string Output, string Rejected)> RunAsync(string text, CancellationToken token)
    {
        using var stream = new PiecemealText(Encoding.UTF8.GetBytes(text), Piece);
        var delimiter = Column is null ? (byte)'\t' : (byte)Delimiter;
        var table = Column is not { } column ? null
            : (await CsvTable.OpenAsync(
                stream, (column + 1).ToString(CultureInfo.InvariantCulture), delimiter, BlockSize, token)).Table;
        var check = new AddressCheck(Policy);
        var fixer = new CellFixer(check, Everything, Guesses);
        var columns = AddsColumns ? new VerdictColumns(delimiter, fixer, fixer, guesses: false) : null;
        var editor = new RowEditor(delimiter, table is not null)
        {
            Fixer = AddsColumns ? null : fixer,
            Columns = columns,
            Rejects = Rejects,
            Comparer = Compares ? fixer : null,
        };
        var duplicates = Compares ? new Duplicates(Everything, delimiter, removes: true) : null;
        using var output = new MemoryStream();
        using var rejected = new MemoryStream();
        var writer = new ListWriter(
            new ByteOutput(output, "-"), Rejects ? new ByteOutput(rejected, "r") : null, delimiter, columns);
        writer.Begin(table is null ? [] : table.Head.Span, table?.HasHeader == true);
        await new NumberList(new ListCheck(Policy, Everything) { Editor = editor }, table)
            .CheckAsync(stream, block => writer.Write(block, duplicates?.Find(block) ?? block.Edits), token);
        writer.End();
        return (Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(rejected.ToArray()));
    }
}
