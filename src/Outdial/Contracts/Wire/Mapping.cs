using System.Collections.Immutable;

namespace Outdial;

/// <summary>A call mapped to a contract: a request, or what the contract cannot express.</summary>
public sealed class Mapping
{
    internal Mapping(WireRequest? request, ImmutableArray<Diagnostic> diagnostics)
    {
        Diagnostics = diagnostics;
        Request = Diagnostic.AnyError(diagnostics) ? null : request;
    }

    /// <summary>The request, or null if the contract cannot express the call.</summary>
    public WireRequest? Request { get; }

    /// <summary>What the contract cannot express (errors), and what is uncertain about it (warnings).</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
