using System.Text;

namespace Outdial.Gates.Tests;

/// <summary>A text of which each read gives a few bytes only.</summary>
/// <param name="text">The text.</param>
/// <param name="step">How many bytes a read gives.</param>
internal sealed class SlowStream(string text, int step) : MemoryStream(Encoding.UTF8.GetBytes(text))
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, step));
}
