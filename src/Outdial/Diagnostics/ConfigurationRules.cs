using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD5: settings.</summary>
public static class ConfigurationRules
{
    /// <summary>OD5001: a setting that is not there.</summary>
    public static readonly Rule MissingSetting = new("OD5001", "missing-setting", Error,
        "A setting is missing.",
        "Without it Outdial can't get a token, or doesn't know the host.",
        "Set it in the environment or in OutdialOptions.");

    /// <summary>OD5002: an unknown region.</summary>
    public static readonly Rule UnknownRegion = new("OD5002", "unknown-region", Error,
        "This is not a Genesys Cloud region.",
        "The regions are those of the vendor's SDK (PureCloudRegionHosts).",
        "Use a domain such as mypurecloud.com or a region id such as us-east-1; " +
        "for another host set OutdialOptions.LoginUrl and OutdialOptions.ApiUrl.");

    /// <summary>OD5003: a malformed address.</summary>
    public static readonly Rule MalformedUrl = new("OD5003", "malformed-url", Error,
        "This is not an absolute http or https address without query.",
        "Paths such as /oauth/token are appended to it.",
        "Write it like https://gateway.example.com/genesys.");

    /// <summary>OD5004: unencrypted secrets.</summary>
    public static readonly Rule InsecureUrl = new("OD5004", "insecure-url", Error,
        "Plain http is for this machine only.",
        "The secret and the token would cross the network unencrypted.",
        "Use https; http is accepted for localhost, 127.0.0.1 and [::1].");

    /// <summary>OD5005: an unknown contract.</summary>
    public static readonly Rule UnknownContract = new("OD5005", "unknown-contract", Error,
        "The contracts are guide and platform.",
        "Outdial never guesses which of two contradicting descriptions the service follows.",
        "Set OutdialOptions.Contract to guide or platform, or leave it unset: " +
        "guide when OutdialOptions.OrgId is set, platform when it is not.");

    /// <summary>OD5006: a setting of the wrong form.</summary>
    public static readonly Rule MalformedSetting = new("OD5006", "malformed-setting", Error,
        "A setting does not have the required form.",
        "It would fail at the service, where it is harder to explain.",
        "Look for white space at its ends, a line break, or a value meant for another setting.");

    /// <summary>OD5007: a number out of range.</summary>
    public static readonly Rule SettingOutOfRange = new("OD5007", "setting-out-of-range", Error,
        "A setting is out of its range.",
        "Outside it the client would never wait, never stop waiting, or never send.",
        "Use a value within the named range.");

    /// <summary>OD5008: a handler that dials twice.</summary>
    public static readonly Rule RepeatingHandler = new("OD5008", "repeating-handler", Error,
        "A handler of the HTTP client sends requests again by itself.",
        "Standard resilience handlers repeat POST on 5xx and on broken connections, after which the call may have " +
        "been placed: each repeat is a second ringing phone. Outdial itself repeats what is safe to repeat.",
        "Remove it from the HttpClient of the builder that AddOutdial returns; if it was added to all clients " +
        "(ConfigureHttpClientDefaults), call RemoveAllResilienceHandlers().");

    /// <summary>OD5009: an unreadable certificate.</summary>
    public static readonly Rule UnreadableCertificate = new("OD5009", "unreadable-certificate", Error,
        "A certificate file cannot be used.",
        "Without it a gateway's certificate is not trusted, or the gateway does not recognise this client.",
        "Name a PEM file: certificates between BEGIN CERTIFICATE lines, the key, not encrypted, in the same or its " +
        "own file.");

    /// <summary>OD5010: a malformed proxy.</summary>
    public static readonly Rule MalformedProxy = new("OD5010", "malformed-proxy", Error,
        "This is not a proxy's address.",
        "Requests would go out without it, or nowhere.",
        "Write it like http://proxy.example.com:3128; a user's name and password are percent-encoded.");

    /// <summary>OD5020: secrets that others can read.</summary>
    public static readonly Rule ExposedSecrets = new("OD5020", "exposed-secrets", Error,
        "Users other than the owner can use a file of secrets.",
        "Every user who can read it can place calls in your name.",
        "chmod 600, and if others have been on this machine, replace the secrets in it.");

    /// <summary>OD5021: a file of secrets that cannot be used.</summary>
    public static readonly Rule UnusableSecretFile = new("OD5021", "unusable-secret-file", Error,
        "A file of secrets cannot be read or written.",
        "It is left as it is.",
        "Check that you own it and its folder, that the disk has room, and that it was not changed by hand.");

    /// <summary>OD5022: a file of profiles that cannot be read.</summary>
    public static readonly Rule MalformedProfileFile = new("OD5022", "malformed-profile-file", Error,
        "The file of profiles cannot be read.",
        "It is TOML, and has a table [profiles.NAME] for each organisation.",
        "Fix the line that is named; docs/configuration.md lists the keys.");

    /// <summary>OD5023: a profile that is not there.</summary>
    public static readonly Rule UnknownProfile = new("OD5023", "unknown-profile", Error,
        "There is no profile of this name.",
        "A call with another organisation's profile would be worse than no call.",
        "outdial profile list shows the profiles; outdial login --profile NAME creates one.");

    /// <summary>OD5024: a command that gave no secret.</summary>
    public static readonly Rule SecretCommandFailed = new("OD5024", "secret-command-failed", Error,
        "The command that should print the secret did not.",
        "secret_command of the profile is run by the shell; the first line that it prints is the secret.",
        "Run it by hand, and look at what it prints and at its exit code.");

    /// <summary>OD5025: a file of profiles that others may write.</summary>
    public static readonly Rule UntrustedProfileFile = new("OD5025", "untrusted-profile-file", Error,
        "Other users can change the file of profiles.",
        "A profile names a command that is run (secret_command) and the hosts that secrets go to. The file, each " +
        "folder above it and what links lead to must belong to you or to root, and be writable by no other user. A " +
        "sticky folder such as /tmp may stand above it.",
        "Inspect the file, then run chmod go-w or chown on what is named; or keep the file elsewhere.");

    /// <summary>OD5030: clocks that differ.</summary>
    public static readonly Rule ClockSkew = new("OD5030", "clock-skew", Warning,
        "The service's clock and this machine's differ.",
        "Certificates, the lifetime of tokens and the search for an unknown call depend on the clock.",
        "Set the machine's clock from the network (NTP).");

    /// <summary>OD5031: a scope that the published API does not have.</summary>
    public static readonly Rule InventedScope = new("OD5031", "invented-scope", Warning,
        "The published API has no such scope.",
        "conversation:call:view, conversation:call:write and user:read are in the guide, and not in the published " +
        "list.",
        "For calls under the contract platform the scope is conversations.");

    internal static ImmutableArray<Rule> All { get; } =
    [
        MissingSetting, UnknownRegion, MalformedUrl, InsecureUrl, UnknownContract, MalformedSetting, SettingOutOfRange,
        RepeatingHandler, UnreadableCertificate, MalformedProxy, ExposedSecrets, UnusableSecretFile,
        MalformedProfileFile, UnknownProfile, SecretCommandFailed, UntrustedProfileFile, ClockSkew, InventedScope,
    ];
}
