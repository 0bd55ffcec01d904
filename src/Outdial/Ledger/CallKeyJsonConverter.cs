namespace Outdial;

internal sealed class CallKeyJsonConverter : TextJsonConverter<CallKey>
{
    protected override Diagnostic? Parse(string text, out CallKey value) =>
        CallKey.TryParse(text, out value, out var fault) ? null : fault;
}
