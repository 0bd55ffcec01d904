using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Outdial;

/// <summary>Reads the settings of proxy and certificates, and says what is wrong with them.</summary>
internal static class TransportReader
{
    [SuppressMessage("Reliability", "CA2000", Justification = "A certificate lives as long as the client.")]
    internal static TransportSettings Read(ConnectionOptions options, List<Diagnostic> faults) => new(
        Proxy(options, faults),
        options.CaFile is { Length: > 0 } ca
            ? Certificate("OutdialOptions.Connection.CaFile", ca, faults, () => Authorities(ca))
            : null,
        options.ClientCertificateFile is { Length: > 0 } file
            ? Certificate(
                "OutdialOptions.Connection.ClientCertificateFile", file, faults, () => Own(file, options.ClientKeyFile))
            : null);

    private static NamedProxy? Proxy(ConnectionOptions options, List<Diagnostic> faults)
    {
        if (string.IsNullOrEmpty(options.Proxy))
        {
            return null;
        }

        // Without a scheme it is http, as in every program that reads the variable.
        var text = options.Proxy.Contains("://", StringComparison.Ordinal) ? options.Proxy : $"http://{options.Proxy}";
        if (StrictUrl.TryRead(text, out var url) &&
            url.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5" && url.AbsolutePath is "/" or "")
        {
            return new NamedProxy(url, options.NoProxy);
        }

        // Not shown: it may have a password in it.
        faults.Add(new Diagnostic(ConfigurationRules.MalformedProxy) { Path = "OutdialOptions.Connection.Proxy" });
        return null;
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPemFile(file);
        return found.Count > 0 ? found : throw new CryptographicException("there is no certificate in it");
    }

    private static X509Certificate2 Own(string file, string? keyFile)
    {
        var pair = X509Certificate2.CreateFromPemFile(file, string.IsNullOrEmpty(keyFile) ? file : keyFile);
        if (!OperatingSystem.IsWindows())
        {
            return pair;
        }

        // TLS on Windows accepts no key that exists only in memory.
        using (pair)
        {
            return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null);
        }
    }

    private static T? Certificate<T>(string name, string file, List<Diagnostic> faults, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is
            CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add(new Diagnostic(
                ConfigurationRules.UnreadableCertificate,
                $"{name}: {file} cannot be used: {exception.Message.TrimEnd('.')}.")
            {
                Path = name,
            });
            return null;
        }
    }
}
