namespace Outdial;

public abstract partial record ParticipantAddress
{
    /// <summary>An e-mail address, which the guide's contract allows as a participant.</summary>
    /// <remarks>Written <c>mailto:ann@example.com</c>.</remarks>
    public sealed record Email : ParticipantAddress
    {
        /// <summary>Makes an e-mail address.</summary>
        /// <param name="mailbox">Such as <c>ann@example.com</c>, kept as written.</param>
        /// <exception cref="ArgumentException"><paramref name="mailbox"/> is not an e-mail address.</exception>
        public Email(string mailbox)
        {
            ArgumentNullException.ThrowIfNull(mailbox);
            Mailbox = EmailGrammar.Fault(mailbox) is { } fault
                ? throw new ArgumentException(fault.Message, nameof(mailbox))
                : mailbox;
        }

        /// <summary>The address without a scheme.</summary>
        public string Mailbox { get; }

        private protected override string Text => $"mailto:{Mailbox}";

        private protected override string Masked => $"mailto:***{Mailbox[Mailbox.LastIndexOf('@')..]}";
    }
}
