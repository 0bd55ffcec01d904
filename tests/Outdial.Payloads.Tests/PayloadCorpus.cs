using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Outdial.TestSupport;

namespace Outdial.Payloads.Tests;

/// <summary>Reads tests/corpus/payloads; its README says how the files are written.</summary>
internal static partial class PayloadCorpus
{
    private const string Folder = "tests/corpus/payloads";

    /// <summary>The cases of each file, by their titles.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyDictionary<string, PayloadCase>> Files { get; } =
        Directory.EnumerateFiles(SourceTree.PathOf(Folder), "*.txt")
            .Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, Read);

    internal static IReadOnlyList<PayloadCase> All { get; } = [.. Files.Values.SelectMany(cases => cases.Values)];

    private static IReadOnlyDictionary<string, PayloadCase> Read(string file)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        return $"\n{text[..^1]}".Split("\n\n=== ").Skip(1).ToDictionary(part => part.Split('\n')[0], Case);
    }

    private static PayloadCase Case(string part)
    {
        var lines = part.Split('\n');
        var contract = Enum.Parse<Contract>(lines[0].Split(':')[0], ignoreCase: true);
        var options = lines[1].StartsWith("--- options ", StringComparison.Ordinal) ? lines[1] : "";
        var (body, rest) = Cut(string.Join('\n', lines.Skip(options.Length > 0 ? 2 : 1)), "findings");
        var (before, guesses) = Cut(rest!, "fixed with guesses");
        var (findings, corrected) = Cut(before, "fixed");
        return new PayloadCase(
            contract,
            Policy(options),
            Bytes(body)!,
            Encoding.UTF8.GetString(Bytes(findings.Trim('\n'))!),
            Bytes(corrected),
            Bytes(guesses));
    }

    // What stands before a section's head, and what behind it, or null.
    private static (string Before, string? Behind) Cut(string text, string head)
    {
        var at = $"\n{text}\n".IndexOf($"\n--- {head}\n", StringComparison.Ordinal);
        return at < 0
            ? (text, null)
            : (text[..Math.Max(at - 1, 0)], text[Math.Min(at + head.Length + 5, text.Length)..]);
    }

    private static CallPolicy Policy(string options)
    {
        var policy = new CallPolicy();
        foreach (Match option in Option().Matches(options))
        {
            var value = option.Groups["value"].Value;
            policy = option.Groups["name"].Value switch
            {
                "policy" => policy with { Numbers = Enum.Parse<NumberPolicy>(value, ignoreCase: true) },
                "region" => policy with { Region = value },
                _ => policy with { AllowEmergencyNumbers = value == "allowed" },
            };
        }

        return policy;
    }

    private static byte[]? Bytes(string? text) => text is null ? null :
    [
        .. RawBytes().Split(text).SelectMany((piece, i) => i % 2 == 0
            ? Encoding.UTF8.GetBytes(piece)
            : piece.Split(' ').Select(hex => byte.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
    ];

    [GeneratedRegex("(?<name>policy|region|emergency)=(?<value>[A-Za-z]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex("⟦([0-9A-F ]+)⟧", RegexOptions.CultureInvariant)]
    private static partial Regex RawBytes();
}
