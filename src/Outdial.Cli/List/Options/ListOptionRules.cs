using System.CommandLine;
using Outdial.Lists;

namespace Outdial.Cli;

/// <summary>What the options of a list must be, before anything is opened.</summary>
internal static class ListOptionRules
{
    internal static void AddTo(Command command, ListOptions options)
    {
        GateOptions.Reads(options.AtOnce, text =>
            StrictNumber.TryRead(text, out int count) && count is >= 1 and <= 100 ? null : "1 to 100 is expected.");
        GateOptions.Reads(options.StopAfterFailures, text =>
            ListText.Share(text) is null ? "a share such as 20% is expected." : null);
        GateOptions.Reads(options.MaxCall, text =>
            DurationText.Read(text) is { } length && length >= TimeSpan.FromMinutes(1) &&
                length <= TimeSpan.FromHours(24)
                ? null
                : "1m to 24h is expected.");
        GateOptions.Reads(options.Delimiter, text =>
            CsvColumn.DelimiterOf(text) is null
                ? "one character, or tab, comma, semicolon or pipe, is expected." : null);
        options.Retry.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => ListText.Retry(token.Value) is null))
            {
                result.AddError(
                    $"--retry {token.Value}: an end, how often and after what pause are expected: busy=2x30m. " +
                    $"The ends are: {string.Join(", ", VerdictWords.All)}.");
            }
        });
        command.Validators.Add(result =>
        {
            var columns = new Option[]
            {
                options.KeyColumn, options.ZoneColumn, options.UserColumn, options.NotAfterColumn, options.Attributes,
                options.Delimiter,
            };
            if (result.GetResult(options.Column) is null &&
                Array.Find(columns, column => result.GetResult(column) is not null) is { } alone)
            {
                result.AddError($"{alone.Name} needs --column: without it each line is one address.");
            }
        });
    }
}
