namespace Outdial.Wire;

/// <summary>What is spoken on the connection.</summary>
internal enum Protocol
{
    Http1,
    Http1Tls,
    Http2,
    Http2Tls,
}
