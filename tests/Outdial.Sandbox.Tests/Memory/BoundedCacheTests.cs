namespace Outdial.Sandbox.Tests;

public sealed class BoundedCacheTests
{
    private const long WeightLimit = 64 * 1024 * 1024;

    /// <summary>
    /// What is done to an entry: put, replaced or dropped, with a weight that makes few of them too many.
    /// </summary>
    private static readonly Gen<(int What, int Key, long Weight)[]> Deeds =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9], Gen.OneOf(0, 1, WeightLimit / 3, WeightLimit, WeightLimit + 1))
            .Array[0, 60];

    [Fact]
    public void Are_those_of_a_plain_list() => Gen.Select(Deeds, Gen.Int[1, 6]).Sample((deeds, limit) =>
    {
        var forgotten = new List<int>();
        var entries = new BoundedCache<int, string>(limit) { Evicted = forgotten.Add };
        var model = new List<(int Key, string Value, long Weight)>();
        var expected = new List<int>();
        foreach (var ((what, key, weight), turn) in deeds.Select((deed, turn) => (deed, turn)))
        {
            var value = $"{key} at {turn}";
            var place = model.FindIndex(entry => entry.Key == key);
            switch (what)
            {
                case 0 or 1:
                    entries.Put(key, value, weight);
                    model.RemoveAll(entry => entry.Key == key);
                    model.Add((key, value, weight));
                    for (; model.Count > limit || model.Sum(entry => entry.Weight) > WeightLimit; model.RemoveAt(0))
                        expected.Add(model[0].Key);
                    break;
                case 2:
                    entries.Replace(key, value);
                    if (place >= 0)
                        model[place] = model[place] with { Value = value };
                    break;
                default:
                    entries.Remove(key);
                    model.RemoveAll(entry => entry.Key == key);
                    break;
            }
        }

        Assert.Equal(model.Select(entry => entry.Value), entries.OldestFirst);
        Assert.Equal(model.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)), entries.EntriesOldestFirst);
        Assert.Equal(expected, forgotten);
        foreach (var key in Enumerable.Range(0, 10))
        {
            var isThere = entries.TryGet(key, out var found);
            Assert.Equal(model.Exists(entry => entry.Key == key), isThere);
            Assert.Equal(model.Find(entry => entry.Key == key).Value, found);
        }
    });
}
