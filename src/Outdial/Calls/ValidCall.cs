using System.Collections.Immutable;

namespace Outdial;

/// <summary>A call that has been checked. Only <see cref="CallValidator"/> makes one.</summary>
public sealed class ValidCall
{
    internal ValidCall(OutboundCall call, ImmutableArray<Diagnostic> remarks)
    {
        Call = call;
        Remarks = remarks;
    }

    /// <summary>What was checked.</summary>
    public OutboundCall Call { get; }

    /// <summary>Notes and warnings; no errors.</summary>
    public ImmutableArray<Diagnostic> Remarks { get; }
}
