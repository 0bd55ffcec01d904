namespace Outdial;

public abstract partial record ParticipantAddress
{
    /// <summary>A phone on the public network, perhaps with an extension after it.</summary>
    /// <remarks>Written <c>+12025550123</c>, or <c>tel:+12025550123;ext=12</c>.</remarks>
    public sealed record Phone : ParticipantAddress
    {
        /// <summary>Makes the address of a phone.</summary>
        /// <param name="number">The number.</param>
        /// <param name="extension">1 to 20 digits dialled once the call is answered; null for none.</param>
        /// <exception cref="ArgumentException"><paramref name="number"/> is the default value, or
        /// <paramref name="extension"/> is not digits.</exception>
        public Phone(E164Number number, string? extension = null)
        {
            if (number.IsEmpty)
            {
                throw new ArgumentException("The default E164Number is not a number.", nameof(number));
            }

            if (extension is not null && ParticipantAddress.Extension.Fault(extension) is { } fault)
            {
                throw new ArgumentException(fault.Message, nameof(extension));
            }

            Number = number;
            Extension = extension;
        }

        /// <summary>The number.</summary>
        public E164Number Number { get; }

        /// <summary>The digits dialled once the call is answered, or null.</summary>
        public new string? Extension { get; }

        private protected override string Text =>
            Extension is null ? Number.ToString() : $"tel:{Number};ext={Extension}";

        private protected override string Masked =>
            Extension is null ? $"{Number:M}" : $"tel:{Number:M};ext={new string('*', Extension.Length)}";
    }
}
