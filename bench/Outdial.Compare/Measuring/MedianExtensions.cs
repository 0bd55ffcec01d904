namespace Outdial.Compare;

/// <summary>The middle one.</summary>
internal static class MedianExtensions
{
    extension(IEnumerable<double> values)
    {
        /// <summary>Of an even number, the greater of the two in the middle.</summary>
        public double Median()
        {
            var ordered = values.Order().ToArray();
            return ordered[ordered.Length / 2];
        }
    }
}
