namespace Outdial;

/// <summary>Why a leg ended, in the words of telephony (published: disconnectReasons).</summary>
/// <param name="Type"><c>q850</c> (ITU-T Q.850) or <c>sip</c> (RFC 3261); an open set.</param>
/// <param name="Code">The code, such as Q.850's 17 or SIP's 486 for busy.</param>
/// <param name="Phrase">The service's words for it, or null.</param>
public sealed record DisconnectReason(string Type, int Code, string? Phrase);
