using Outdial.Cluster;
using Outdial.TestSupport;

// dotnet run --project tests/Outdial.Cluster -c Release -- kill --nodes 3 --rows 10000 --every 2 --seed 1
//                                                          pause --for 1-3 --pauses 20
//                                                          failover sync | failover async --lag 1.5
//                                                          cancel-commit
//                                                          pace --skew 20 --allowed 1200
//                                                          fair --allowed 300
const string Usage =
    "kill [--nodes 3] [--rows 10000] [--every 2] [--seed 1], pause [--for 1-3] [--pauses 20] [--rows 3000], " +
    "failover sync|async [--keys 10000] [--lag 1.5], cancel-commit [--keys 20], pace [--skew 20] [--allowed 1200], " +
    "fair [--nodes 3] [--rows 10000] [--allowed 300]";

if (args is ["node"])
{
    await NodeProgram.RunAsync(NodeSettings.Read());
    return 0;
}

if (!PostgreSqlServer.IsInstalled)
{
    await Console.Error.WriteLineAsync(PostgreSqlServer.Missing);
    return 2;
}

var verdict = args switch
{
    ["kill", .. var rest] => await KillRun.RunAsync(new RunOptions(rest)),
    ["pause", .. var rest] => await PauseRun.RunAsync(new RunOptions(rest)),
    ["failover", "sync", .. var rest] => await FailoverRun.RunAsync(new RunOptions(rest), isSynchronous: true),
    ["failover", "async", .. var rest] => await FailoverRun.RunAsync(new RunOptions(rest), isSynchronous: false),
    ["cancel-commit", .. var rest] => await CancelCommitRun.RunAsync(new RunOptions(rest)),
    ["fair", .. var rest] => await FairRun.RunAsync(new RunOptions(rest)),
    ["pace", .. var rest] => await PaceRun.RunAsync(new RunOptions(rest)),
    _ => null,
};
Console.WriteLine(verdict?.ToString() ?? Usage);
return verdict is null ? 2 : verdict.Holds ? 0 : 1;
