using Outdial.Compare;

// dotnet run --project bench/Outdial.Compare -c Release -- [short] [complete] [native=PROGRAM]
//     short: everything once, in less than a minute, and nothing is written down.
//     complete: a peer that is missing is a failure.
//     native: the command as it was compiled to native code; without it this compiles it.
var length = args.Contains("short") ? Length.Short : Length.Full;
Directory.CreateDirectory(Places.Work);
const string Native = "native=";
var native = args.FirstOrDefault(arg => arg.StartsWith(Native, StringComparison.Ordinal))?[Native.Length..];
var peers = Peers.Fetch(native is null ? null : Path.GetFullPath(native));
foreach (var missing in peers.Missing)
{
    await Console.Error.WriteLineAsync($"MISSING: {missing}. Its rows are left out.");
}

if (args.Contains("complete") && peers.Missing.Count > 0)
{
    return 1;
}

if (length == Length.Short)
{
    Console.WriteLine("A short run: it shows that everything works, and its figures say little.");
}

var results = new Results(length, peers);
var inputs = new Inputs(length);
ParseRows.AddTo(results, inputs);
NumberRows.AddTo(results, inputs, peers);
await PayloadRows.AddToAsync(results, inputs, peers);
ListRows.AddTo(results, length, peers);
CallRows.AddTo(results, length);
StartRows.AddTo(results, inputs, peers);
if (length == Length.Full)
{
    await File.WriteAllTextAsync(Places.Results, results.Text());
    Console.WriteLine($"Written to {Places.Results}.");
}

return 0;
