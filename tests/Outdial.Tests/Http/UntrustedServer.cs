using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Outdial.Tests;

/// <summary>A TLS server with an untrusted certificate.</summary>
internal sealed class UntrustedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly SemaphoreSlim _left = new(0);
    private readonly TaskCompletionSource<string?> _seen = new();
    private readonly bool _demandsCertificate;
    private readonly Task _accepting;

    internal UntrustedServer(bool demandsCertificate = false)
    {
        _demandsCertificate = demandsCertificate;
        _listener.Start();
        Url = new Uri($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    internal Uri Url { get; }

    internal string CertificatePem => _certificate.ExportCertificatePem();

    /// <summary>Whose certificate the first client showed, or null if it showed none.</summary>
    internal Task<string?> SeenAsync(CancellationToken cancellationToken) => _seen.Task.WaitAsync(cancellationToken);

    /// <summary>Waits until another has left without sending a byte of a request.</summary>
    internal Task LeftAsync(CancellationToken cancellationToken) => _left.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _certificate.Dispose();
        _left.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await ServeAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            await using var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = _certificate,
                    ClientCertificateRequired = _demandsCertificate,
#pragma warning disable CA5359 // A server that takes whatever a client shows, to see it.
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
                },
                _stop.Token);
            _seen.TrySetResult(tls.RemoteCertificate?.Subject);
            if (await tls.ReadAsync(new byte[1], _stop.Token) == 0)
            {
                _left.Release();
            }
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            _left.Release();
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return request.CreateSelfSigned(from, from.AddYears(100));
    }
}
