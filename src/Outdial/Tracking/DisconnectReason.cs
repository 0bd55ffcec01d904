namespace Outdial;

/// <summary>Why a leg ended, as telephony reports it (published: disconnectReasons).</summary>
/// <param name="Type"><c>q850</c> (ITU-T Q.850) or <c>sip</c> (RFC 3261); an open set.</param>
/// <param name="Code">The code, such as Q.850's 17 or SIP's 486 for busy.</param>
/// <param name="Phrase">The service's text for it, or null.</param>
public sealed record DisconnectReason(string Type, int Code, string? Phrase);
