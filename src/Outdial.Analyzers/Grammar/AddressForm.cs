namespace Outdial.Analyzers;

/// <summary>What a parameter of the library expects of a text.</summary>
internal enum AddressForm
{
    /// <summary>Any participant address.</summary>
    Participant,

    /// <summary>A number in E.164 form.</summary>
    Number,

    /// <summary>A SIP URI, with its scheme.</summary>
    SipUri,

    /// <summary>An e-mail address, without a scheme.</summary>
    Mailbox,

    /// <summary>The digits of an extension.</summary>
    Extension,
}
