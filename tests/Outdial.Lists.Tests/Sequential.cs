using Xunit.Sdk;
using Xunit.v3;

// The clock of one test jumps when no thread of the process is at work, and another test's would be.
[assembly: Parallelization(Mode = ParallelMode.None)]
