namespace Outdial;

/// <summary>One call on its way: what has been tried so far.</summary>
internal sealed class CallRun(WireRequest request)
{
    internal WireRequest Request => request;

    /// <summary>How often the request was tried.</summary>
    internal int Attempts { get; set; }

    /// <summary>The 401 after which another token was asked for; that is done once.</summary>
    internal Attempt? Rejected { get; set; }
}
