using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

public sealed class VerdictColumnsTests
{
    private const string Names = "outdial_verdict,outdial_rule,outdial_e164,outdial_region,outdial_type";

    [Fact]
    public async Task Stand_behind_each_row_of_a_table()
    {
        const string Table =
            "phone,x\r\n+12025550123,1\r\n\"202-555-0124\",\"2\n\"\njunk,3\n'+442079460018,4\n,5\n\n6\n+1,\"7\n" +
            "+15551234567,8\nsip:ann@example.com,9";
        const string Expected =
            $"phone,x,{Names}\r\n+12025550123,1,ok,,+12025550123,US,FixedLineOrMobile\r\n" +
            "\"202-555-0124\",\"2\n\",fixable,OD1003,+12025550124,US,FixedLineOrMobile\njunk,3,error,OD1027,,,\n" +
            "'+442079460018,4,guess,OD1002,,,\n,5,empty,,,,\n\n6,error,OD1019,,,\n+1,\"7,error,OD2702,,,\n" +
            "+15551234567,8,warning,OD1013,+15551234567,,Unassigned\nsip:ann@example.com,9,ok,,,,";
        var result = await Cli.RunWithInputAsync(
            Table, "check", "--numbers", "-", "--column", "phone", "--region", "US", "--add-columns");
        Assert.Equal(Expected.Split('\n'), result.Out.Split('\n'));
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task Have_no_names_where_there_is_no_header()
    {
        string[] table = ["--numbers", "-", "--column", "2", "--delimiter", ";"];
        var result = await Cli.RunWithInputAsync(
            "1;'+12025550123\n", ["check", .. table, "--add-columns", "--guess"]);
        Assert.Equal("1;'+12025550123;guess;OD1002;+12025550123;US;FixedLineOrMobile\n", result.Out);
    }

    [Fact]
    public async Task Make_a_table_with_tabs_of_a_list()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("list", "+12025550123\r\n\njunk");
        var output = folder.PathOf("out");
        var result = await Cli.RunAsync("check", "--numbers", file, "--add-columns", "-o", output, "--exit-zero");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            "+12025550123\tok\t\t+12025550123\tUS\tFixedLineOrMobile\r\n\njunk\terror\tOD1027\t\t\t",
            TemporaryFolder.Read(output));
    }
}
