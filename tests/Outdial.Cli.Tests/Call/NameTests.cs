using System.Text.Json;
using Outdial.Sandbox;

namespace Outdial.Cli.Tests;

/// <summary>Names in place of ids, looked up in the sandbox.</summary>
public sealed class NameTests
{
    private const string Queue = "queue:00000000-0000-4000-8000-000000000031";
    private const string Number = "+12025550123";

    private static readonly SandboxOrganisation Crowded = new()
    {
        Skills =
        [
            Entity(1, "Spanish"), Entity(2, "Spanish (Mexico)"), Entity(3, "spanish"), Entity(4, "French: B2"),
            .. Enumerable.Range(100, 250).Select(i => Entity(i, $"Bulk {i}")),
        ],
        Queues = [Entity(5, "Sales"), Entity(6, "Sales EU"), Entity(7, "Support")],
    };

    [Theory]
    [InlineData("Spanish", 1)] // exactly, before other letters and longer names
    [InlineData("SPANISH (mexico)", 2)]
    [InlineData("Fren", 4)]
    [InlineData("French: B2", 4)]
    [InlineData("Bulk 349", 349)] // on the third page
    public async Task A_skill_is_the_one_that_is_meant(string name, int id) =>
        Assert.Equal([Id(id)], (await RequestAsync("call", Queue, "--skill", name))
            .GetProperty("routingSkillsIds").EnumerateArray().Select(item => item.GetString()));

    [Theory]
    [InlineData("--skill", "SPANISH", "OD4091", "Spanish (")]
    [InlineData("--skill", "Bulk", "OD4091", "250 names match")]
    [InlineData("--skill", "Dutch", "OD4090", "No skill is called 'Dutch'")]
    [InlineData("--from-queue", "S", "OD4091", "Sales EU (")]
    [InlineData("--user", "absent@example.com", "OD4090", "No user")]
    [InlineData("--language", "X", "OD4090", "No language")]
    [InlineData("--wrap-up-code", "X", "OD4090", "No wrap-up code")]
    public async Task What_is_not_one_is_refused_and_nothing_is_dialled(
        string option, string name, string rule, string says)
    {
        await using var machine = await StartAsync();
        var result = await machine.RunAsync("call", Number, option, name);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains(rule, result.Error, StringComparison.Ordinal);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.Contains($"--> {option}", result.Error, StringComparison.Ordinal);
        Assert.Empty(machine.Sandbox.Phones);
    }

    [Fact]
    public async Task Queues_and_people_are_found_too()
    {
        var request = await RequestAsync("call", Number, "--from-queue", "sales", "--user", "ANN@example.com");
        Assert.Equal(Id(5), request.GetProperty("callFromQueueId").GetString());
    }

    [Theory]
    [InlineData("queue:sales", 5)]
    [InlineData("Queue:Supp", 7)]
    [InlineData("--queue=Sales EU", 6)]
    [InlineData("--queue=00000000-0000-4000-8000-000000000007", 7)]
    public async Task A_queue_is_called_by_name(string address, int id)
    {
        var request = await RequestAsync("call", address, "--skill", "Fren");
        Assert.Equal(Id(id), request.GetProperty("callQueueId").GetString());
    }

    [Fact]
    public async Task Names_stand_among_other_addresses()
    {
        var request = await RequestAsync("call", "user:ann@example.com", Number, "--queue", "Support");
        Assert.Equal(
            ["userId", "address", "queueId"],
            request.GetProperty("participants").EnumerateArray().Select(one => one.EnumerateObject().Single().Name));
        Assert.Equal(Id(7), request.GetProperty("participants")[2].GetProperty("queueId").GetString());
    }

    [Theory]
    [InlineData("queue:Sal", "OD4091")]
    [InlineData("queue:00000000-0000-4000-8000-00000000003", "OD1024")]
    [InlineData("user:bob", "OD1024")]
    [InlineData("user:absent@example.com", "OD4090")]
    [InlineData("--queue=Nothing", "OD4090")]
    public async Task A_destination_that_is_not_one_is_refused(string address, string rule)
    {
        await using var machine = await StartAsync();
        var result = await machine.RunAsync("call", address);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains(rule, result.Error, StringComparison.Ordinal);
        Assert.Contains(
            address.StartsWith("--", StringComparison.Ordinal) ? "--> --queue\n" : "--> <address>",
            result.Error,
            StringComparison.Ordinal);
        Assert.Empty(machine.Sandbox.Phones);
    }

    [Fact]
    public async Task The_queue_that_was_found_is_named_in_the_outcome()
    {
        await using var machine = await StartAsync();
        var result = await machine.RunAsync("call", "queue:Support");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"Placed to queue:{Id(7)}", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Billing:3", true)]
    [InlineData("Billing", false)]
    public async Task A_name_may_have_a_level(string skill, bool hasLevel)
    {
        var result = await Cli.RunAsync("call", Queue, "--sandbox", "--dry-run", "--json", "--skill", skill);
        Assert.Equal(hasLevel, result.Out.Contains("OD2204", StringComparison.Ordinal));
        Assert.Equal(hasLevel ? 3 : 0, result.ExitCode);
    }

    [Fact]
    public async Task The_guide_describes_no_look_up()
    {
        var result = await Cli.RunAsync("call", Number, "--sandbox", "--contract", "guide", "--skill", "Billing");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("OD4092", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_the_account_may_not_look()
    {
        await using var machine = await StartAsync();
        machine.Sandbox.Faults.Add("status=403,path=/api/v2/routing/*");
        var result = await machine.RunAsync("call", Queue, "--skill", "Spanish");
        Assert.Equal(7, result.ExitCode);
        Assert.Contains("OD4092", result.Error, StringComparison.Ordinal);
        Assert.Contains("403", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00000000-0000-4000-8000-00000000003")]
    [InlineData("{0000000000004000800000000000003z}")]
    [InlineData("  ")]
    public async Task An_id_with_a_mistake_in_it_is_no_name(string text)
    {
        var result = await Cli.RunAsync("call", Number, "--sandbox", "--from-queue", text);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains(
            text.Contains('z', StringComparison.Ordinal) ? "OD4090" : "OD1", result.Error, StringComparison.Ordinal);
    }

    private static SandboxEntity Entity(int id, string name) => new(Id(id), name);

    private static string Id(int id) => $"00000000-0000-4000-8000-{id:000000000000}";

    private static async Task<Machine> StartAsync()
    {
        var machine = await Machine.StartAsync(new SandboxOptions { Organisation = Crowded });
        machine.Variables["GENESYS_ACCESS_TOKEN"] = machine.Sandbox.SignIn();
        machine.Variables["GENESYS_LOGIN_URL"] = machine.Sandbox.Url.OriginalString;
        machine.Variables["GENESYS_API_URL"] = machine.Sandbox.Url.OriginalString;
        return machine;
    }

    private static async Task<JsonElement> RequestAsync(params string[] args)
    {
        await using var machine = await StartAsync();
        var result = await machine.RunAsync([.. args, "--dry-run", "--json"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(machine.Sandbox.Phones);
        return JsonDocument.Parse(result.Out).RootElement.GetProperty("request").Clone();
    }
}
