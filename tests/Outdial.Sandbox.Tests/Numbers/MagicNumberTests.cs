using System.Globalization;
using System.Text.RegularExpressions;

namespace Outdial.Sandbox.Tests;

/// <summary>Every magic number, called over the wire under either contract.</summary>
public sealed partial class MagicNumberTests
{
    /// <summary>The result of a call, and the injected fault: what docs/sandbox.md says.</summary>
    private static readonly Dictionary<string, (string Seen, int Rings, int Decided)> Accepted = new()
    {
        ["+447700900000"] = ("OK application/json", 1, 202),
        ["+447700900001"] = ("OK application/json", 0, 202),
        ["+447700900002"] = ("OK application/json", 1, 202),
        ["+447700900003"] = ("OK application/json", 0, 202),
        ["+447700900004"] = ("OK application/json", 0, 202),
        ["+447700900101"] = ("0 reset", 1, 202),
        ["+447700900103"] = ("504 text/html", 1, 202),
        ["+447700900104"] = ("OK application/json end", 1, 202),
        ["+447700900105"] = ("OK text/html", 1, 202),
        ["+447700900107"] = ("0 reset", 0, 0),
        ["+447700900108"] = ("502 text/html", 0, 502),
    };

    /// <summary>Those whose answer takes its time, or changes from call to call: each has a test of its own.</summary>
    private static readonly string[] Others = ["+447700900102", "+447700900106", "+447700900201", "+447700900202"];

    public static TheoryData<string, bool> Outcomes => new(
        from number in Accepted.Keys
        from byGuide in new[] { false, true }
        select (number, byGuide));

    public static TheoryData<string, bool> Refusals => new(
        from magic in MagicNumbers.All
        where magic is { Error: not null, FailureCount: null }
        from byGuide in new[] { false, true }
        select (magic.Number, byGuide));

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Becomes_of_a_call_what_the_page_says(string number, bool byGuide)
    {
        await using var session = await StartAsync(byGuide);
        var (seen, rings, decided) = Accepted[number];
        // Under the guide there is no station: the phone rings and is not answered.
        if (byGuide && number.EndsWith("0004", StringComparison.Ordinal))
            rings = 1;
        var accepted = byGuide ? 200 : 202;

        var observed = await session.ObserveCallAsync(Body(number, byGuide));

        Assert.Equal(seen.Replace("OK", $"{accepted}", StringComparison.Ordinal), observed.Words);
        Assert.Equal((rings, rings), (session.Sandbox.Phones[number].Rings, session.Sandbox.Phones.Rings));
        Assert.Equal(decided is 0 or 502 ? 0 : 1, session.Sandbox.Phones[number].Dialled);
        Assert.Equal(decided == 202 ? accepted : decided, Assert.Single(session.Sandbox.Requests).Status);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refuses_with_the_status_of_its_last_digits(string number, bool byGuide)
    {
        await using var session = await StartAsync(byGuide);
        var error = MagicNumbers.Find(number)!.Error!;

        var reply = await session.CallAsUserAsync(Body(number, byGuide));

        Assert.Equal(number[^3..], reply.Status.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("application/json", reply.ContentHeaders.ContentType?.MediaType);
        if (byGuide)
        {
            Assert.Equal(["errors"], reply.Json.EnumerateObject().Select(member => member.Name));
            Assert.NotEqual("", Assert.Single(reply.Errors));
            Assert.DoesNotContain("%s", reply.Text, StringComparison.Ordinal);
        }
        else
        {
            AssertPlatformError(reply, error);
        }
        Assert.Equal(error.Status == 401, reply.Headers.WwwAuthenticate.Count > 0);
        Assert.Equal(error.Code == "too.many.requests.retry.after" ? 1 : null,
            reply.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Empty(session.Sandbox.Phones);
        var entry = Assert.Single(session.Sandbox.Requests);
        Assert.Equal((reply.Status, null), (entry.Status, entry.Fault));
        Assert.Contains($"{number} is a magic number: ", entry.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+442079460429", "Rate limit exceeded the maximum. Retry the request in [1] seconds")]
    [InlineData("+441134960429", "Rate limit exceeded the maximum [300] requests within [60] seconds")]
    [InlineData("+442079460413", "The request is over the size limit. Maximum bytes: 512000")]
    [InlineData("+441414960400",
        "Value [sandbox] is not valid for field type [sandbox]. Allowable values are: sandbox")]
    public async Task Has_its_message_filled_in(string number, string message)
    {
        await using var session = await StartAsync(byGuide: false);

        Assert.Equal(message, (await session.CallAsUserAsync(Body(number, byGuide: false)))["message"]);
    }

    [Theory]
    [InlineData("+447700900201", "429 429 OK 429 429 OK 429", false)]
    [InlineData("+447700900201", "429 429 OK 429 429 OK 429", true)]
    [InlineData("+447700900202", "401 OK 401 OK", false)]
    [InlineData("+447700900202", "401 OK 401 OK", true)]
    public async Task Refuses_a_few_times_and_then_accepts(string number, string expected, bool byGuide)
    {
        await using var session = await StartAsync(byGuide);
        var seen = new List<string>();

        while (seen.Count < expected.Split(' ').Length)
        {
            var reply = await session.CallAsUserAsync(Body(number, byGuide));
            seen.Add(reply.Status is 200 or 202 ? "OK" : $"{reply.Status}");
            Assert.Equal(reply.Status == 429, reply.Headers.RetryAfter?.Delta == TimeSpan.FromSeconds(1));
        }

        Assert.Equal(expected, string.Join(' ', seen));
        Assert.Equal(seen.Count(word => word == "OK"), session.Sandbox.Phones[number].Rings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rings_and_says_nothing(bool byGuide)
    {
        using var gaveUp = new CancellationTokenSource();
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            Contract = ContractOf(byGuide),
            OnRequest = _ => gaveUp.Cancel(),
        });
        using var http = new HttpClient { BaseAddress = session.Sandbox.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", session.Sandbox.SignIn());
        using var body = new StringContent(Body("+447700900102", byGuide), null, "application/json");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => http.PostAsync(Session.Calls, body, gaveUp.Token));

        Assert.Equal(1, session.Sandbox.Phones["+447700900102"].Rings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rings_and_answers_byte_by_byte(bool byGuide)
    {
        var time = new WatchedTime();
        await using var session = await Session.StartAsync(
            new SandboxOptions { Contract = ContractOf(byGuide), Time = time });

        var call = session.CallAsUserAsync(Body("+447700900106", byGuide));
        var (pauses, whole) = (1, "");
        do
        {
            Assert.Equal(TimeSpan.FromMilliseconds(100), await time.PauseAsync());
            whole = Assert.Single(session.Sandbox.Requests).ResponseBody;
            time.Advance(TimeSpan.FromMilliseconds(100));
        }
        while (++pauses < whole.Length);

        Assert.Equal(whole, (await call).Text);
        Assert.Equal(1, session.Sandbox.Phones["+447700900106"].Rings);
    }

    [Fact]
    public void Is_tested_here_each_of_them() => Assert.Equal(
        MagicNumbers.All.Select(magic => magic.Number).Order(StringComparer.Ordinal),
        Accepted.Keys.Concat(Others)
            .Concat(Refusals.Select(row => row.Data.Item1).Distinct()).Order(StringComparer.Ordinal));

    [Fact]
    public void Is_in_a_range_for_fiction()
    {
        Assert.All(MagicNumbers.All, magic => Assert.Matches(Drama(), magic.Number));
        Assert.Distinct(MagicNumbers.All.Select(magic => magic.Number));
    }

    [Fact]
    public void Is_there_for_every_published_error() => Assert.Equal(
        PublishedErrors.All.Select(error => error.Code).Order(StringComparer.Ordinal),
        MagicNumbers.All.Where(magic => magic is { Error: not null, FailureCount: null })
            .Select(magic => magic.Error!.Code).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("447700900108")]
    [InlineData("tel:+447700900108")]
    [InlineData("TEL:447700900108")]
    public async Task Is_the_same_with_and_without_its_trimmings(string dialled)
    {
        await using var session = await StartAsync(byGuide: false);

        Assert.Equal(502, (await session.ObserveCallAsync(Body(dialled, byGuide: false))).Status);
    }

    [Fact]
    public async Task Is_that_of_the_first_party_that_has_any()
    {
        await using var session = await StartAsync(byGuide: false);

        var conference = """
            {"participants":[{"address":"+12025550123"},{"address":"+442079460409"},{"address":"+441134960500"}]}
            """;

        Assert.Equal((409, 0), ((await session.CallAsUserAsync(conference)).Status, session.Sandbox.Phones.Rings));
    }

    private static void AssertPlatformError(Reply reply, PublishedError error)
    {
        Assert.Equal((error.Code, error.Status, reply.CorrelationId),
            (reply["code"], reply.Json.GetProperty("status").GetInt32(), reply["contextId"]));
        var message = string.Join(".*", error.Message.Split("%s").Select(Regex.Escape));
        Assert.Matches($"^{message}$", reply["message"]);
        Assert.DoesNotContain("%s", reply.Text, StringComparison.Ordinal);
        Assert.Equal(("[]", "[]"), (reply["details"], reply["errors"]));
        if (!error.Message.Contains("%s", StringComparison.Ordinal))
        {
            Assert.Equal(["message", "code", "status", "contextId", "details", "errors"],
                reply.Json.EnumerateObject().Select(member => member.Name));
            return;
        }
        // What is filled in fits into the message at its names.
        var filled = reply.Json.GetProperty("messageParams").EnumerateObject().Aggregate(reply["messageWithParams"],
            (text, param) => text.Replace($"{{{param.Name}}}", param.Value.GetString(), StringComparison.Ordinal));
        Assert.Equal(reply["message"], filled);
    }

    private static Task<Session> StartAsync(bool byGuide) =>
        Session.StartAsync(new SandboxOptions { Contract = ContractOf(byGuide) });

    private static SandboxContract ContractOf(bool byGuide) =>
        byGuide ? SandboxContract.Guide : SandboxContract.Platform;

    private static string Body(string number, bool byGuide) =>
        (byGuide ? Session.GuideCall : Session.PlatformCall).Replace("+12025550123", number, StringComparison.Ordinal);

    // Ofcom's numbers for drama: mobile, London, ten towns, Tyneside, Belfast, Cardiff, and no place.
    [GeneratedRegex(@"\A\+44(7700900|2079460|(11[345678]|121|131|141|151)4960|1914980|2896496|2920180|1632960)" +
        @"[0-9]{3}\z")]
    private static partial Regex Drama();
}
