namespace Outdial;

internal sealed class E164NumberJsonConverter : TextJsonConverter<E164Number>
{
    protected override Diagnostic? Parse(string text, out E164Number value) =>
        E164Number.TryParse(text, out value, out var fault) ? null : fault;
}
