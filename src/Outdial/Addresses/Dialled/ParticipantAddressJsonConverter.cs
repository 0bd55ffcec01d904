namespace Outdial;

internal sealed class ParticipantAddressJsonConverter : TextJsonConverter<ParticipantAddress>
{
    protected override Diagnostic? Parse(string text, out ParticipantAddress? value) =>
        ParticipantAddress.TryParse(text, out value, out var fault) ? null : fault;
}
