namespace Outdial;

/// <summary>One call on its way: what has been tried so far.</summary>
internal sealed class CallRun(WireRequest request)
{
    internal WireRequest Request => request;

    /// <summary>How often the request was tried.</summary>
    internal int Attempts { get; set; }

    /// <summary>Whether a 401 has been answered with a new token already; that is done once.</summary>
    internal bool TokenRenewed { get; set; }
}
