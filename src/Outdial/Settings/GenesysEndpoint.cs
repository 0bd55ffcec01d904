namespace Outdial;

/// <summary>Where the service is, and which contract it follows.</summary>
public sealed record GenesysEndpoint
{
    internal GenesysEndpoint(Contract contract, Uri login, Uri api)
    {
        Contract = contract;
        Login = login;
        Api = api;
        TokenAddress = Below(login, "/oauth/token");
    }

    /// <summary>The contract that the service follows.</summary>
    public Contract Contract { get; }

    /// <summary>The login service's address, perhaps with a gateway's path.</summary>
    public Uri Login { get; }

    /// <summary>The API's address, perhaps with a gateway's path.</summary>
    public Uri Api { get; }

    /// <summary>The address of token requests.</summary>
    public Uri TokenAddress { get; }

    /// <summary>Where a person signs in.</summary>
    internal Uri AuthorizeAddress => Below(Login, "/oauth/authorize");

    /// <summary>The contract in use: the one named, else guide when there is an organisation's id, else
    /// platform.</summary>
    /// <param name="options">The settings.</param>
    /// <returns>The contract; null if the one that is set is none.</returns>
    public static Contract? ContractOf(OutdialOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Contract switch
        {
            { } contract => Enum.IsDefined(contract) ? contract : null,
            null when options.Unread.ContainsKey(nameof(OutdialOptions.Contract)) => null,
            null => string.IsNullOrEmpty(options.OrgId) ? Contract.Platform : Contract.Guide,
        };
    }

    /// <summary>Where a request goes.</summary>
    /// <param name="request">The request.</param>
    public Uri AddressOf(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Below(Api, request.Path);
    }

    /// <summary>An address below the API's.</summary>
    internal Uri Below(string path) => Below(Api, path);

    // Uri's own combination drops a gateway's path prefix when the second part begins with '/'.
    private static Uri Below(Uri host, string path) => StrictUrl.Of($"{host.AbsoluteUri.TrimEnd('/')}{path}");
}
