using Outdial.Wire;

namespace Outdial.Tests;

public sealed class FrameScannerTests
{
    private static readonly Gen<(byte[] Bytes, int Refused, int Ended)> AFrame = Gen.OneOf(
        Gen.Select(Gen.Byte[0x8, 0xff], Gen.Byte.Array[0, 40])
            .Select((type, payload) => (Frame.Of(type, 0, 1, payload), 0, 0)),
        Gen.Byte.Array[0, 40].Select(payload => (Frame.Of(Frame.Data, 0, 1, payload), 0, 0)),
        Gen.UInt[0, 0xe].Select(code => (
            Frame.Of(Frame.ResetStream, 0, 1, Frame.Number(code)), code == Frame.RefusedStream ? 1 : 0, 0)),
        Gen.UInt[0, 0xe].Select(code => (
            Frame.Of(Frame.GoAway, 0, 0, [.. Frame.Number(0), .. Frame.Number(code)]), 0, 1)));

    [Fact]
    public void Counts_refused_streams_and_ends_wherever_the_bytes_are_cut() => Gen.Select(
        AFrame.Array[0, 20], Gen.Int[1, 30].Array[1, 20]).Sample((frames, cuts) =>
        {
            var resets = new StreamResets();
            var scanner = new FrameScanner(resets);
            var bytes = frames.SelectMany(frame => frame.Bytes).ToArray();
            for (var (from, cut) = (0, 0); from < bytes.Length; cut++)
            {
                var size = Math.Min(cuts[cut % cuts.Length], bytes.Length - from);
                scanner.Read(bytes.AsSpan(from, size));
                from += size;
            }

            Assert.Equal((frames.Sum(frame => frame.Refused), frames.Sum(frame => frame.Ended)), resets.Counts);
        });
}
