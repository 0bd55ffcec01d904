using System.Reflection;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary>SARIF 2.1.0 (OASIS), for code scanning: all rules first, then a result on each line.</summary>
internal sealed class SarifFormat(TextWriter to) : IReportFormat
{
    private bool _isFirst = true;

    public void Begin()
    {
        var version = typeof(SarifFormat).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
        var rules = string.Join(",\n", Rules.All.Select(rule =>
            JsonSerializer.Serialize(SarifRule.Of(rule), SarifJson.Output.SarifRule)));
        to.WriteLine("{\"version\":\"2.1.0\",\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"runs\":[");
        to.WriteLine("{\"columnKind\":\"unicodeCodePoints\",\"tool\":{\"driver\":{\"name\":\"outdial\",");
        to.WriteLine($"\"semanticVersion\":\"{version}\",\"rules\":[");
        to.WriteLine(rules);
        to.Write("]}},\"results\":[");
    }

    public void Write(CheckFinding finding)
    {
        to.WriteLine(_isFirst ? "" : ",");
        _isFirst = false;
        to.Write(JsonSerializer.Serialize(Result(finding), SarifJson.Output.SarifResult));
    }

    public void End(CheckTally tally) => to.WriteLine("]}]}");

    private static SarifResult Result(CheckFinding finding)
    {
        var diagnostic = finding.Diagnostic;
        var artifact = SarifArtifact.Of(finding.File);
        var span = finding.Finding.Span;

        // A line of a long file is known by its number; the bytes are counted from the line.
        int? offset = finding.IsLine ? null : span.Start;
        var region = new SarifRegion(finding.Line, finding.Column, offset, offset is null ? null : span.Length);
        var fixes = finding.Finding.Fixes.Select(fix => Fix(fix, artifact)).ToList();
        return new SarifResult(
            diagnostic.Rule.Id,
            Rules.All.IndexOf(diagnostic.Rule),
            SeverityText.Of(diagnostic.Severity).Word,
            new SarifText($"{diagnostic.Message} {diagnostic.Help}"),
            [
                new SarifLocation(
                    new SarifPhysicalLocation(artifact, region),
                    diagnostic.Path.Length == 0 ? null : [new SarifLogicalLocation(diagnostic.Path)]),
            ],
            offset is null || fixes.Count == 0 ? null : fixes);
    }

    private static SarifFix Fix(TextFix fix, SarifArtifact artifact) => new(
        new SarifText(fix.Title),
        [
            new SarifChange(artifact,
            [
                .. fix.Edits.Select(edit => new SarifReplacement(
                    new SarifRegion(null, null, edit.Span.Start, edit.Span.Length), new SarifText(edit.Replacement))),
            ]),
        ]);
}
