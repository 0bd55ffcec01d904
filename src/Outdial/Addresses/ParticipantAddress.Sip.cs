namespace Outdial;

public abstract partial record ParticipantAddress
{
    /// <summary>A SIP URI, kept exactly as written.</summary>
    /// <remarks>Written <c>sip:ann@example.com;transport=tls</c>. No password: RFC 3261 (19.1.1) advises against one,
    /// and an address is not a place for a secret.</remarks>
    public sealed record Sip : ParticipantAddress
    {
        /// <summary>Makes a SIP address.</summary>
        /// <param name="address">The URI, with <c>sip:</c> or <c>sips:</c>.</param>
        /// <exception cref="ArgumentException"><paramref name="address"/> is not a SIP URI.</exception>
        public Sip(string address)
        {
            ArgumentNullException.ThrowIfNull(address);
            Address = SipUriGrammar.Fault(address) is { } fault
                ? throw new ArgumentException(fault.Message, nameof(address))
                : address;
        }

        /// <summary>The URI.</summary>
        public string Address { get; }

        /// <summary>The part before the '@', or null: often the digits that will be dialled.</summary>
        public string? UserPart => At is > 0 and var at ? Address[Start..at] : null;

        private int At => Address.IndexOf('@', StringComparison.Ordinal);

        private int Start => Address.IndexOf(':', StringComparison.Ordinal) + 1;

        private string Host => Address[Math.Max(At + 1, Start)..].Split(';')[0];

        private protected override string Text => Address;

        // Parameters may repeat the number: a log gets only the host.
        private protected override string Masked =>
            $"{Address[..Start]}{(UserPart is null ? "" : "***@")}{(Host.Any(char.IsAsciiLetter) ? Host : "***")}";
    }
}
