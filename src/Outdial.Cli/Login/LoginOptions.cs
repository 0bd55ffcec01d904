using System.CommandLine;
using static Outdial.Cli.TextOption;

namespace Outdial.Cli;

/// <summary>The options of <c>outdial login</c>. A secret is none of them: other users of the machine can read a
/// command line.</summary>
internal sealed class LoginOptions
{
    internal const string DefaultRedirect = "http://localhost:8765/";

    internal const string UserName = "--user";

    internal Option<string?> Profile { get; } =
        One("--profile", "name", "The profile to sign in for; made if it is not there (default: the one in use).");

    internal Option<string?> ClientId { get; } = One("--client-id", "id", "The OAuth client's id.");

    internal Option<string?> Region { get; } =
        One("--region", "region", "The region, such as eu-west-1 or mypurecloud.ie.");

    internal Option<string?> OrgId { get; } =
        One("--org-id", "id", "The organisation's id: the first label of the guide's hosts.");

    internal Option<string?> UserId { get; } = One(
        UserName, "user", "The user to call for when a call names none, by mail address or id (contract platform).");

    internal Option<string?> Contract { get; } = One("--contract", "contract", "guide or platform.");

    internal Option<string?> LoginUrl { get; } =
        One("--login-url", "url", "Replaces the login host: a gateway or an emulator.");

    internal Option<string?> ApiUrl { get; } =
        One("--api-url", "url", "Replaces the API host: a gateway or an emulator.");

    internal Option<string?> SecretCommand { get; } = One(
        "--secret-command", "command", "A command that prints the client's secret whenever it is needed; it is kept, " +
            "and the secret is not.");

    internal Option<bool> ClientCredentials { get; } = new("--client-credentials")
    {
        Description = "Use the client itself, with its secret; no person signs in.",
    };

    internal Option<bool> WithSecret { get; } = new("--with-secret")
    {
        Description = "The client has a secret: read it from standard input (or GENESYS_CLIENT_SECRET).",
    };

    internal Option<bool> NoBrowser { get; } = new("--no-browser")
    {
        Description = "Print the sign-in address, and read from standard input where the browser was sent.",
    };

    internal Option<Uri> Redirect { get; } = new("--redirect-uri")
    {
        HelpName = "url",
        Description = $"Where the browser is sent back to, as registered for the client (default: {DefaultRedirect}).",
        CustomParser = result =>
        {
            if (StrictUrl.TryRead(result.Tokens[0].Value, out var url) &&
                url.Scheme is "http" or "https" && url.Query.Length == 0 && url.Fragment.Length == 0)
            {
                return url;
            }

            result.AddError($"--redirect-uri is an absolute address without query, such as {DefaultRedirect}.");
            return null;
        },
        DefaultValueFactory = _ => StrictUrl.Of(DefaultRedirect),
    };

    internal void AddTo(Command command)
    {
        FixedValues.AnyCase(Contract, ContractNames.Guide, ContractNames.Platform);
        foreach (var option in new Option[]
        {
            Profile, Region, ClientId, WithSecret, ClientCredentials, SecretCommand, UserId, NoBrowser, Redirect,
            Contract, OrgId, LoginUrl, ApiUrl,
        })
        {
            command.Add(option);
        }
    }

    /// <summary>What the command line sets of a profile, by key.</summary>
    internal IEnumerable<(string Key, string? Value)> Values(ParseResult parsed) =>
        Keyed().Select(pair => (pair.Key, parsed.GetValue(pair.Option))).Where(pair => pair.Item2 is { Length: > 0 });

    /// <summary>A fault of a setting, by the name of its option where that was given, or was to be given.</summary>
    internal Diagnostic Named(ParseResult parsed, Diagnostic fault)
    {
        fault = CommandNames.In(fault);
        if (fault.Rule == ServiceRules.WrongSecret || fault.Rule == ServiceRules.UnknownClient)
        {
            return fault with
            {
                Help = (fault.Rule == ServiceRules.WrongSecret
                    ? "Check the secret (after a reset in the admin portal the old one is invalid). "
                    : "") + "Check --client-id and --region: each region knows its own clients only.",
            };
        }

        var isMissing = fault.Rule == ConfigurationRules.MissingSetting;
        foreach (var (key, option) in Keyed())
        {
            var variable = SettingFields.OfKey(key)?.Variable;
            if (variable != fault.Path || (!isMissing && parsed.GetValue(option) is null))
            {
                continue;
            }

            return fault with
            {
                Path = option.Name,
                Message = fault.Message.Replace(variable, option.Name, StringComparison.Ordinal),
                Help = option == Region && parsed.GetValue(Region) is { Length: 2 }
                    ? "Here --region is where the organisation is, such as us-east-1 or mypurecloud.com. The country " +
                        "of a number is given with outdial call --region."
                    : isMissing ? $"Give {option.Name}, or set {variable} in the environment."
                    : option == UserId ? "Give the person's mail address, or the id: a GUID."
                    : fault.Help,
            };
        }

        return fault;
    }

    /// <summary>The option that sets a profile's key.</summary>
    internal string NameOf(string key) => Keyed().First(pair => pair.Key == key).Option.Name;

    private IEnumerable<(string Key, Option<string?> Option)> Keyed() =>
    [
        ("region", Region), ("client_id", ClientId), ("user_id", UserId), ("contract", Contract), ("org_id", OrgId),
        ("login_url", LoginUrl), ("api_url", ApiUrl), (Outdial.Cli.Profile.SecretCommandKey, SecretCommand),
    ];
}
