using Outdial.TestSupport;

namespace Outdial.Sandbox.Tests;

/// <summary>Clients written by hand from the two descriptions of the service, with nothing of ours in them.</summary>
public sealed class ForeignClientTests
{
    private const string Curl = "curl";
    private const string Python = "python3";
    private const string Node = "nodejs";

    // Each prints the HTTP status, a blank, and the body.
    private static readonly Dictionary<(string Program, string Contract), string> Clients = new()
    {
        [(Curl, "guide")] = """
            token=$(curl -s "$URL/oauth/token" -d grant_type=client_credentials \
              --data-urlencode "client_id=$ID" --data-urlencode "client_secret=$SECRET" \
              | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
            curl -s -w '%{stderr}%{http_code}' "$URL/api/v2/conversations/calls" -H "Authorization: Bearer $token" \
              -H 'Content-Type: application/json' -d '{"participants":[{"type":"external",
                "participantAddress":{"id":"+12025550123","type":"phone"}}],
                "skillRequirements":[{"id":"s1","level":1}],"wrapUpCode":{"id":"w1"}}' 2> status > body
            printf '%s %s' "$(cat status)" "$(cat body)"
            """,
        [(Curl, "platform")] = """
            token=$(curl -s -u "$ID:$SECRET" "$URL/oauth/token" -d grant_type=client_credentials \
              | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
            curl -s -w '%{stderr}%{http_code}' "$URL/api/v2/conversations/calls/user/$USER_ID" \
              -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
              -d '{"phoneNumber": "+12025550123", "callerIdName": "Support",
                   "attributes": {"ticket": "T-1042"}}' 2> status > body
            printf '%s %s' "$(cat status)" "$(cat body)"
            """,
        [(Python, "guide")] = """
            import json, os, urllib.parse, urllib.request
            url = os.environ["URL"]
            form = urllib.parse.urlencode({"grant_type": "client_credentials",
                "client_id": os.environ["ID"], "client_secret": os.environ["SECRET"]}).encode()
            token = json.load(urllib.request.urlopen(url + "/oauth/token", form))["access_token"]
            call = urllib.request.Request(url + "/api/v2/conversations/calls", json.dumps({"participants": [
                {"type": "external", "participantAddress": {"id": "+12025550123", "type": "phone"}}]}).encode(),
                {"Authorization": "Bearer " + token, "Content-Type": "application/json"})
            answer = urllib.request.urlopen(call)
            print(answer.status, answer.read().decode())
            """,
        [(Python, "platform")] = """
            import base64, json, os, urllib.request
            url = os.environ["URL"]
            basic = base64.b64encode((os.environ["ID"] + ":" + os.environ["SECRET"]).encode()).decode()
            ask = urllib.request.Request(url + "/oauth/token", b"grant_type=client_credentials",
                {"Authorization": "Basic " + basic, "Content-Type": "application/x-www-form-urlencoded"})
            token = json.load(urllib.request.urlopen(ask))["access_token"]
            call = urllib.request.Request(url + "/api/v2/conversations/calls/user/" + os.environ["USER_ID"],
                json.dumps({"phoneNumber": "+12025550123"}).encode(),
                {"Authorization": "Bearer " + token, "Content-Type": "application/json"})
            answer = urllib.request.urlopen(call)
            print(answer.status, answer.read().decode())
            """,
        [(Node, "guide")] = """
            const { URL: url, ID, SECRET } = process.env;
            const asked = await fetch(`${url}/oauth/token`, { method: "POST", body: new URLSearchParams({
              grant_type: "client_credentials", client_id: ID, client_secret: SECRET }) });
            const { access_token } = await asked.json();
            const answer = await fetch(`${url}/api/v2/conversations/calls`, { method: "POST",
              headers: { Authorization: `Bearer ${access_token}`, "Content-Type": "application/json" },
              body: JSON.stringify({ participants: [
                { type: "external", participantAddress: { id: "+12025550123", type: "phone" } }] }) });
            console.log(answer.status, await answer.text());
            """,
        [(Node, "platform")] = """
            const { URL: url, ID, SECRET, USER_ID } = process.env;
            const asked = await fetch(`${url}/oauth/token`, { method: "POST",
              headers: { Authorization: "Basic " + Buffer.from(`${ID}:${SECRET}`).toString("base64") },
              body: new URLSearchParams({ grant_type: "client_credentials" }) });
            const { access_token } = await asked.json();
            const answer = await fetch(`${url}/api/v2/conversations/calls/user/${USER_ID}`, { method: "POST",
              headers: { Authorization: `Bearer ${access_token}`, "Content-Type": "application/json" },
              body: JSON.stringify({ phoneNumber: "+12025550123" }) });
            console.log(answer.status, await answer.text());
            """,
    };

    public static TheoryData<string, string, bool> Rows => new(
        from client in Clients.Keys
        from https in new[] { false, true }
        select (client.Program, client.Contract, https));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Places_a_call(string program, string contract, bool https)
    {
        if (Installed.Find(program) is not { } path)
        {
            Assert.Skip($"{program} is not installed: a client in it was not tried. Install the package {program}.");
            return;
        }
        using var folder = new TemporaryFolder();
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Https = https });
        var environment = new Dictionary<string, string>
        {
            ["URL"] = sandbox.Url.OriginalString,
            ["ID"] = sandbox.ClientId,
            ["SECRET"] = sandbox.ClientSecret,
            ["USER_ID"] = sandbox.UserId,
        };
        if (https)
        {
            var authority = folder.Write("ca.pem", sandbox.CertificateAuthorityPem!);
            foreach (var setting in new[] { "CURL_CA_BUNDLE", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS" })
                environment[setting] = authority;
        }
        var script = Clients[(program, contract)];
        string[] arguments = program switch
        {
            Curl => ["-c", script],
            Python => ["-c", script],
            _ => ["--input-type=module", "-e", script],
        };

        var ended = await RunningProgram.RunAsync(
            program == Curl ? "bash" : path,
            arguments, environment, TestContext.Current.CancellationToken, folder.PathOf("."));

        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Matches(
            contract == "guide"
                ? """^200 {"id":"[0-9a-f-]{36}"}\s*$"""
                : """^202 {"id":"[0-9a-f-]{36}","selfUri":"[^"]+"}\s*$""",
            ended.Out);
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);
    }
}
