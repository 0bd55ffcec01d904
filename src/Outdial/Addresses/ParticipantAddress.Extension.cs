namespace Outdial;

public abstract partial record ParticipantAddress
{
    /// <summary>Digits that mean something to the organisation's own number plans only.</summary>
    /// <remarks>Written <c>ext:4021</c>.</remarks>
    public sealed record Extension : ParticipantAddress
    {
        private const int MaxDigits = 20;

        /// <summary>Makes the address of an extension.</summary>
        /// <param name="digits">1 to 20 ASCII digits; leading zeros count.</param>
        /// <exception cref="ArgumentException"><paramref name="digits"/> is anything else.</exception>
        public Extension(string digits)
        {
            ArgumentNullException.ThrowIfNull(digits);
            Digits = Fault(digits) is { } fault ? throw new ArgumentException(fault.Message, nameof(digits)) : digits;
        }

        /// <summary>The digits.</summary>
        public string Digits { get; }

        internal static Diagnostic? Fault(ReadOnlySpan<char> digits)
        {
            var foreign = digits.IndexOfAnyExceptInRange('0', '9');
            return digits.Length switch
            {
                0 => new Diagnostic(AddressRules.MalformedExtension, "The extension has no digits.") { Index = 0 },
                _ when foreign >= 0 => new Diagnostic(AddressRules.MalformedExtension,
                    "The extension contains something other than a digit 0-9.")
                { Index = foreign },
                > MaxDigits => new Diagnostic(AddressRules.MalformedExtension,
                    $"The extension has {digits.Length} digits; at most {MaxDigits} are read.")
                { Index = MaxDigits },
                _ => null,
            };
        }

        private protected override string Text => $"ext:{Digits}";

        private protected override string Masked => $"ext:{new string('*', Digits.Length)}";
    }
}
