using System.Diagnostics.CodeAnalysis;

namespace Outdial.Ledger.PostgreSql;

/// <summary>This process is no node at the moment: its session ended, and it joins anew.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves this library.")]
internal sealed class NodeLostException : Exception;
