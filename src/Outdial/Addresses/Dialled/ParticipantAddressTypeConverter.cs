namespace Outdial;

internal sealed class ParticipantAddressTypeConverter : TextTypeConverter<ParticipantAddress>
{
    protected override ParticipantAddress Parse(string text) => ParticipantAddress.Parse(text);
}
