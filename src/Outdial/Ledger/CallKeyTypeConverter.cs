namespace Outdial;

internal sealed class CallKeyTypeConverter : TextTypeConverter<CallKey>
{
    protected override CallKey Parse(string text) => CallKey.Parse(text);
}
