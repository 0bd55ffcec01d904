using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Outdial.Sandbox;

/// <summary>The phones that would have rung, for a test to check that none was called twice.</summary>
/// <remarks>
/// <para>A phone rings once for each time an accepted request names it, unless it is busy, no number plan reaches it,
/// or the caller's own station is not answered: <c>docs/sandbox.md</c> lists the numbers that behave so. Users,
/// queues, groups and mail addresses ring no phone.</para>
/// <para>The service rings the caller's own station first, and the far phone only once that is answered (observed on a
/// real organisation; the softphone SDK). So does the life of a call here; but the ring is counted as soon as the
/// request is accepted, so that a test need not wait for it.</para>
/// <para>Safe for several threads; enumerating returns a snapshot, the phone dialled longest ago first.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Named for what it holds.")]
public sealed class SandboxPhones : IEnumerable<Phone>
{
    private const string TelScheme = "tel:";

    private readonly Lock _lock = new();
    private readonly BoundedCache<string, Phone> _phones;
    private int _rings;

    internal SandboxPhones(int phoneLimit) => _phones = new BoundedCache<string, Phone>(phoneLimit);

    /// <summary>How many times any phone rang, removed phones included.</summary>
    public int Rings
    {
        get
        {
            lock (_lock)
                return _rings;
        }
    }

    /// <summary>The phone of a number: with 0 rings if it never rang.</summary>
    /// <param name="number">
    /// What was dialled, letter for letter; a leading <c>tel:</c> is ignored, since the service stores
    /// <c>+13175550123</c> as <c>tel:+13175550123</c> (official help, E.164 overview).
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="number"/> is null.</exception>
    public Phone this[string number]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(number);
            var key = WithoutScheme(number);
            lock (_lock)
                return Find(key);
        }
    }

    /// <summary>The phones that rang, as they are now.</summary>
    public IEnumerator<Phone> GetEnumerator()
    {
        List<Phone> snapshot;
        lock (_lock)
            snapshot = [.. _phones.OldestFirst];
        return snapshot.GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The phones that were dialled last, the last of all at the end.</summary>
    internal IReadOnlyList<Phone> Newest(int count)
    {
        lock (_lock)
            return _phones.Newest(count);
    }

    /// <summary>Removes every phone and resets the rings.</summary>
    internal void Clear()
    {
        lock (_lock)
        {
            _phones.Clear();
            _rings = 0;
        }
    }

    internal void Dial(string dialled, bool rings)
    {
        var key = WithoutScheme(dialled);
        lock (_lock)
        {
            var phone = Find(key);
            phone = phone with { Dialled = phone.Dialled + 1, Rings = phone.Rings + (rings ? 1 : 0) };
            _phones.Put(key, phone, key.Length);
            _rings += rings ? 1 : 0;
        }
    }

    /// <summary>Restores saved phones, from the one dialled longest ago to the last.</summary>
    internal void Restore(IEnumerable<Phone> phones, int rings)
    {
        lock (_lock)
        {
            foreach (var phone in phones)
                _phones.Put(phone.Number, phone, phone.Number.Length);
            _rings = rings;
        }
    }

    private Phone Find(string key) => _phones.TryGet(key, out var phone) ? phone : new Phone(key, 0, 0);

    // The name of a URI scheme has no case (RFC 3986, 3.1).
    private static string WithoutScheme(string number) =>
        number.StartsWith(TelScheme, StringComparison.OrdinalIgnoreCase) ? number[TelScheme.Length..] : number;
}
