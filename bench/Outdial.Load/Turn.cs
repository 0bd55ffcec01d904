using System.Globalization;

namespace Outdial.Load;

/// <summary>What a turn of calls took of this process.</summary>
/// <param name="Rate">Calls in a second.</param>
/// <param name="Processor">Processor time of this process for a call, in microseconds.</param>
/// <param name="Bytes">Bytes allocated for a call.</param>
internal sealed record Turn(double Rate, double Processor, long Bytes)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Rate:0} a second, {Processor:0.0} us, {Bytes} bytes");
}
