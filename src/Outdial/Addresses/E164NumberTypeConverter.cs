namespace Outdial;

internal sealed class E164NumberTypeConverter : TextTypeConverter<E164Number>
{
    protected override E164Number Parse(string text) => E164Number.Parse(text);
}
