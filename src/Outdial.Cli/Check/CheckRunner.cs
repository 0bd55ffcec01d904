using System.Text;

namespace Outdial.Cli;

/// <summary>Runs <c>outdial check</c>: read, check, fix or rewrite if asked to, report.</summary>
internal sealed partial class CheckRunner
{
    private readonly Terminal _terminal;
    private readonly CheckInput _input;
    private readonly Contract? _contract;
    private readonly PayloadChecker _checker;
    private readonly IReportFormat _format;
    private readonly CheckTally _tally = new();
    private ListProgress? _progress;

    // The finding, once results could not be written.
    private Diagnostic? _unwritten;

    internal CheckRunner(Terminal terminal, CheckInput input)
    {
        _terminal = terminal;
        _input = input;
        _contract = input.Contract is { } named
            ? ContractNames.Find(named)
            : GenesysEndpoint.ContractOf(OutdialOptions.From(terminal.Variable));
        _checker = new PayloadChecker(_contract ?? Contract.Platform, input.Policy);

        // Where the results are a body or a difference, findings are messages.
        var isWords = input.To is not null || input.Diff ||
            (input.Fix && input.Paths.Contains(PayloadSource.StandardInput)) ||
            input.ListOutput == PayloadSource.StandardInput;
        var words = new TextFormat(() => terminal.Words, terminal.Width);
        _format = input.Statistics ? new StatisticsFormat(isWords ? terminal.Error : terminal.Out, words)
            : input.Format == VerdictFormat.Name ? new VerdictFormat(words)
            : isWords ? ReportFormat.Of(input.Format, terminal.Error, () => terminal.Words, terminal.Width)
            : ReportFormat.Of(input.Format, terminal.Out, () => terminal.Results, terminal.OutWidth);
    }

    private bool ReadsInput => _input.Paths.Contains(PayloadSource.StandardInput) ||
        _input.Numbers == PayloadSource.StandardInput;

    private bool IsDiverted => _terminal.Out is BrokenPipeTolerantWriter { IsDiverted: true };

    private bool IsLost => IsDiverted || _terminal.Out is BrokenPipeTolerantWriter { IsUnread: true };

    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (_contract is null)
        {
            DiagnosticWriter.Write(
                _terminal.Words,
                new Diagnostic(ConfigurationRules.UnknownContract),
                _input.Contract is null ? "GENESYS_CONTRACT" : "--contract",
                _input.Contract);
            return ExitCode.Usage;
        }

        // Off this thread: reading from a terminal cannot be cancelled, and Ctrl-C ends the command all the same. A
        // file can be read on this thread: reading it does not wait.
        try
        {
            return MayWait()
                ? await Task.Run(() => CheckAsync(cancellationToken), CancellationToken.None)
                    .WaitAsync(cancellationToken)
                : await CheckAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _progress?.Clear(forGood: true);
            SayAbandoned();
            return ExitCode.Interrupted;
        }
    }

    // A link may lead to a pipe, as those of the shell's <(...) do.
    private bool MayWait() => ReadsInput || _input.Numbers is not null || _input.Paths.Any(path =>
        File.Exists(path) && (new FileInfo(path).LinkTarget is not null || !RegularFile.Is(path)));

    private async Task<int> CheckAsync(CancellationToken cancellationToken)
    {
        if (ReadsInput && _terminal.InputOpener is null)
        {
            await _terminal.Error.WriteLineAsync("The standard input is closed.");
            return ExitCode.Usage;
        }

        var list = await OpenListAsync(cancellationToken);
        if (list?.Misuse is { } misuse)
        {
            await list.DisposeAsync();
            await _terminal.Error.WriteLineAsync(misuse);
            return ExitCode.Usage;
        }

        try
        {
            return await CheckAsync(list, cancellationToken);
        }
        finally
        {
            // What was left before its end may still be read from, and to close it waits for that: for ever, if it is a
            // pipe whose other end stays open.
            if (list is not null && !IsLost && !_isUnwritten)
            {
                await list.DisposeAsync();
            }
        }
    }

    private async Task<int> CheckAsync(ListInput? list, CancellationToken cancellationToken)
    {
        var isWhole = true;
        _format.Begin();
        if (_input.Address is { } address)
        {
            _tally.Sources++;
            Report("--address", Encoding.UTF8.GetBytes(address), new AddressCheck(_input.Policy).Check(address));
        }
        else if (list is not null)
        {
            isWhole = await NumbersAsync(list, cancellationToken);
        }
        else
        {
            Documents(cancellationToken);
        }

        if (isWhole)
        {
            _format.End(_tally);
        }

        if (IsDiverted && _unwritten is null)
        {
            SayUnwritten("the findings are among the messages.");
        }

        if (!_input.Filter.ErrorsOnly)
        {
            await _terminal.Error.WriteLineAsync(CheckSummary.Of(_tally, _input));
        }

        // Rows with errors have been moved to the rejects.
        var hasErrors = _tally.Errors > 0 && !_input.ExitZero && _input.Rejects is null;
        return _tally.HasFailed || hasErrors ? ExitCode.Invalid : ExitCode.Done;
    }

    private void Documents(CancellationToken cancellationToken)
    {
        foreach (var source in SourceReader.Read(_input.Paths, OpenInput))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _tally.Sources++;
            if (source.Fault is { } fault)
            {
                Report(source.Name, default, [Unplaced(fault)]);
            }
            else if (_input.To is { } contract)
            {
                Rewrite(source, contract);
            }
            else if (_input.Fix || _input.Diff)
            {
                Fix(source);
            }
            else
            {
                Report(source.Name, source.Text, _checker.Check(source.Text).Findings);
            }
        }
    }

    private void Rewrite(PayloadSource source, Contract contract)
    {
        var rewrite = _checker.Rewrite(source.Text, contract);
        if (rewrite.Body is { } body)
        {
            Print(source, $"{Encoding.UTF8.GetString(body.Span).TrimEnd()}{Environment.NewLine}");
            if (rewrite.Request is { } request && request.Path.Contains("/user/", StringComparison.Ordinal))
            {
                _terminal.Error.WriteLine($"Post it to {request.Path}.");
            }
        }

        Report(source.Name, source.Text, rewrite.Findings);
    }

    private void Fix(PayloadSource source)
    {
        var result = _checker.Fix(source.Text, _input.Guess, _input.Filter.Takes);
        var corrected = result.Json.ToArray();
        if (result.Fixes > 0 && !FixedBody.IsJson(corrected, _input.Guess))
        {
            // What cannot be made JSON stays as it is, to the byte.
            if (source.IsStandardInput && !_input.Diff)
            {
                Print(source, Encoding.UTF8.GetString(source.Text));
            }

            Report(source.Name, default, [Unplaced(FixedBody.Withheld(result.Fixes, _input.Guess))]);
            Report(source.Name, source.Text, result.Before.Findings);
            return;
        }

        if (_input.Diff)
        {
            // The file stays as it is: what is wrong with it is, too.
            _tally.Fixed += result.Fixes;
            Print(source, UnifiedDiff.Of(source.Name, source.Text, corrected), "difference");
            Report(source.Name, source.Text, result.Before.Findings);
            return;
        }

        if (source.IsStandardInput)
        {
            // A document that could not be read whole, or is not a text, is not rewritten in another form.
            if (source.IsWholeText)
            {
                Print(source, Encoding.UTF8.GetString(corrected));
            }
        }
        else if (result.Fixes > 0 && FixedFile.Write(source.Name, source.Text, corrected) is { } fault)
        {
            Report(source.Name, default, [Unplaced(fault)]);
            Report(source.Name, source.Text, result.Before.Findings);
            return;
        }

        _tally.Fixed += result.Fixes;
        Report(source.Name, corrected, result.After.Findings);
    }

    private void Print(PayloadSource source, string text, string what = "body")
    {
        if (text.Length == 0)
        {
            return;
        }

        _terminal.Out.Write(text);
        _terminal.Out.Flush();
        if (IsDiverted)
        {
            _unwritten = Unwritten($"the {what} is among the messages.");
            Report(source.Name, default, [Unplaced(_unwritten)]);
        }
    }

    // As a message, whatever the format: its beginning and end may be lost too.
    private void SayUnwritten(string consequence)
    {
        var finding = Unplaced(_unwritten = Unwritten(consequence));
        _tally.Add(finding);
        new TextFormat(() => _terminal.Words, _terminal.Width).Write(new CheckFinding("-", default, finding));
    }

    private static Diagnostic Unwritten(string consequence) =>
        new(JsonRules.FileNotWritten, $"The standard output cannot be written to; {consequence}");

    // Without an input the command has ended before it came here.
    private Stream OpenInput() => _terminal.InputOpener!();

    private Stream Open(string path)
    {
        if (path == PayloadSource.StandardInput)
        {
            return OpenInput();
        }

        return Directory.Exists(path)
            ? throw new IOException("It is a folder; --numbers takes one file.")
            : SamePath.Are(path, _input.ListOutput) ? new HashedStream(path)
            : File.OpenRead(path);
    }

    private static PayloadFinding Unplaced(Diagnostic diagnostic) =>
        new(diagnostic, default, new TextPosition(1, 1), []);

    private void Report(string name, ReadOnlyMemory<byte> text, IEnumerable<PayloadFinding> findings)
    {
        foreach (var found in findings)
        {
            if (_input.Filter.Apply(found) is { } finding)
            {
                _tally.Add(finding);
                _format.Write(new CheckFinding(name, text, finding));
            }
        }
    }
}
