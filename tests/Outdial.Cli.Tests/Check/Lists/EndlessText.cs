using System.Text;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>A stream that says the same again and again, and holds none of it.</summary>
/// <param name="text">What it says.</param>
/// <param name="length">How many bytes there are in all.</param>
/// <param name="first">What it says before that, once.</param>
internal sealed class EndlessText(string text, long length, string first = "") : ReadOnlyStream
{
    private readonly byte[] _first = Encoding.UTF8.GetBytes(first);
    private readonly byte[] _text = Encoding.UTF8.GetBytes(text);
    private long _at;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = (int)Math.Min(count, length - _at);
        for (var i = 0; i < read; i++)
        {
            var at = _at + i;
            buffer[offset + i] = at < _first.Length ? _first[at] : _text[(at - _first.Length) % _text.Length];
        }

        _at += read;
        return read;
    }
}
