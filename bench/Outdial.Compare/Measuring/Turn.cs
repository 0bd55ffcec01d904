namespace Outdial.Compare;

/// <summary>What a piece of work cost in one turn.</summary>
/// <param name="Nanoseconds">Its time: the processor's, where it is one thread's work.</param>
/// <param name="Bytes">What it allocated; NaN where that cannot be told.</param>
internal readonly record struct Turn(double Nanoseconds, double Bytes = double.NaN);
