namespace Outdial;

/// <summary>How this machine reaches the service.</summary>
public sealed class ConnectionOptions
{
    /// <summary>The proxy that requests go through, such as <c>http://user:password@proxy.example.com:3128</c>.
    /// Default: the machine's. This machine itself is never reached through a proxy.</summary>
    public string? Proxy { get; set; }

    /// <summary>Hosts that are reached without <see cref="Proxy"/>, separated by commas: <c>example.com</c> means
    /// itself and all below it, <c>*</c> all hosts. It has no effect without <see cref="Proxy"/>.</summary>
    public string? NoProxy { get; set; }

    /// <summary>A PEM file of certificate authorities that are trusted besides the machine's: a gateway's, or a
    /// proxy's that inspects TLS.</summary>
    public string? CaFile { get; set; }

    /// <summary>A PEM file of the certificate that this client shows to a gateway.</summary>
    public string? ClientCertificateFile { get; set; }

    /// <summary>A PEM file of the certificate's private key, not encrypted. Default: the certificate's own
    /// file.</summary>
    public string? ClientKeyFile { get; set; }
}
