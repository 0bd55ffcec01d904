using System.Net;
using System.Text;
using Outdial.Sandbox;

namespace Outdial.Cli;

/// <summary>What a running sandbox prints: lines to paste into a shell, and a line for each request.</summary>
internal static class SandboxLines
{
    private const string GuideBody =
        """{"participants":[{"type":"external","participantAddress":{"id":"+12025550123","type":"phone"}}]}""";

    private const string PlatformBody = """{"phoneNumber":"+12025550123"}""";

    /// <summary>One request, its answer, and why it was refused or what broke.</summary>
    internal static string Of(JournalEntry entry)
    {
        var status = entry.Status == 0 ? "no answer" : $"{entry.Status}";
        var fault = entry.Fault is { } text ? $" [fault: {text}]" : "";
        var why = entry.Explanation is { } explanation ? $": {explanation}" : "";
        return $"{entry.Method} {entry.Path} -> {status}{fault}{why}";
    }

    /// <summary>What is to be feared of how it listens; null if nothing is.</summary>
    internal static string? Warning(SandboxOptions options) => IPAddress.IsLoopback(options.Bind)
        ? null
        : $"warning: the sandbox listens on {options.Bind}: other machines on the network can use it.";

    internal static string Instructions(GenesysSandbox sandbox, SandboxOptions options, string? caOut)
    {
        var url = sandbox.Url.OriginalString;
        var text = new StringBuilder($"""
            # The sandbox listens on {url}: no phone rings. Ctrl-C stops it.
            # Look at it in a browser: {url}/

            """);
        if (options.Https)
        {
            AddTrust(text, caOut);
        }

        text.Append($"""

            # Where it is, for both contracts:
            export GENESYS_LOGIN_URL={url} GENESYS_API_URL={url}

            """);
        if (options.Contract is not SandboxContract.Guide)
        {
            AddPlatform(text, sandbox);
        }

        if (options.Contract is not SandboxContract.Platform)
        {
            AddGuide(text, sandbox, options);
        }

        return text.ToString();
    }

    private static void AddTrust(StringBuilder text, string? caOut)
    {
        if (caOut is null)
        {
            text.Append("# Clients don't trust its certificate: --ca-out FILE writes the authority that they need.\n");
            return;
        }

        var path = Quote(Path.GetFullPath(caOut));
        text.Append($"""

            # The authority to trust: .NET and Python, curl, Python's requests, Node:
            export SSL_CERT_FILE={path} CURL_CA_BUNDLE={path} REQUESTS_CA_BUNDLE={path} NODE_EXTRA_CA_CERTS={path}

            """);
    }

    private static void AddPlatform(StringBuilder text, GenesysSandbox sandbox) => text.Append($"""

        # As a signed-in user (contract platform):
        export GENESYS_ACCESS_TOKEN={sandbox.SignIn()}

        # As an OAuth client, calling for that user (contract platform), in place of the token:
        export GENESYS_CLIENT_ID={sandbox.ClientId} GENESYS_CLIENT_SECRET={sandbox.ClientSecret}
        export GENESYS_USER_ID={sandbox.UserId}

        # With curl (contract platform), after the lines of the signed-in user:
        curl "$GENESYS_API_URL/api/v2/conversations/calls" -H "Authorization: Bearer $GENESYS_ACCESS_TOKEN" \
          -H 'Content-Type: application/json' -d '{PlatformBody}'

        """);

    private static void AddGuide(StringBuilder text, GenesysSandbox sandbox, SandboxOptions options)
    {
        text.Append($"""

            # As an OAuth client under the contract guide, in place of user and token:
            export GENESYS_ORG_ID=acme GENESYS_CLIENT_ID={sandbox.ClientId} GENESYS_CLIENT_SECRET={sandbox.ClientSecret}

            # With curl (contract guide), after those lines:
            TOKEN=$(curl -s "$GENESYS_LOGIN_URL/oauth/token" -d grant_type=client_credentials \
              -d "client_id=$GENESYS_CLIENT_ID" -d "client_secret=$GENESYS_CLIENT_SECRET" | cut -d'"' -f4)
            curl "$GENESYS_API_URL/api/v2/conversations/calls" -H "Authorization: Bearer $TOKEN" \
              -H 'Content-Type: application/json' -d '{GuideBody}'

            """);
        // Such a client makes https://acme.localhost of the two, and takes no port.
        text.Append(options is { Https: true, Port: 443 }
            ? """

                # A client written from the guide, which builds its host from organisation and region (if the system
                # does not know acme.localhost, it goes into the hosts file, as 127.0.0.1):
                export GENESYS_REGION=localhost

                """
            : """

                # A client written from the guide makes its host of organisation and region, and takes no port:
                # run the sandbox with --https --port 443 --ca-out FILE for it.

                """);
    }

    // For a shell: text between single quotes is literal.
    private static string Quote(string text) =>
        text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_')
            ? text
            : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
