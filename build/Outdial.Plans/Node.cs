namespace Outdial.Plans;

/// <summary>A state of the automaton: what is said if the number ends here, and where each digit leads.</summary>
/// <param name="Id">Its number among all nodes.</param>
/// <param name="Verdict">The code of what is said here.</param>
/// <param name="Next">Ten nodes; empty where no digit can follow.</param>
/// <param name="ByRest">Where all that counts is how many digits follow, what is said for each number of them; else
/// null.</param>
internal sealed record Node(int Id, ushort Verdict, Node[] Next, ushort[]? ByRest);
