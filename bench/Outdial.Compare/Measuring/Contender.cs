namespace Outdial.Compare;

/// <summary>One of those that do the same work.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Take">Works for so long, and says what a piece of the work cost.</param>
internal sealed record Contender(string Name, Func<TimeSpan, Turn> Take)
{
    /// <summary>One that works in this process.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="pieces">How many pieces of work a pass has.</param>
    /// <param name="pass">Does them all, and counts something, so that nothing can be left out.</param>
    public static Contender Here(string name, int pieces, Func<int> pass) => new(name, time =>
    {
        // Processor time is measured, so that other programs on the machine don't count.
        var (began, allocated, passes) = (Processor, GC.GetAllocatedBytesForCurrentThread(), 0L);
        do
        {
            Counted = pass();
            passes++;
        }
        while (Processor - began < time);
        var work = (double)passes * pieces;
        return new Turn(
            (Processor - began).TotalNanoseconds / work,
            (GC.GetAllocatedBytesForCurrentThread() - allocated) / work);
    });

    private static TimeSpan Processor => Environment.CpuUsage.TotalTime;

    private static int Counted { get; set; }
}
