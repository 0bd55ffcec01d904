using System.Diagnostics.CodeAnalysis;

namespace Outdial.Sandbox;

/// <summary>A fault to inject, and into which requests.</summary>
/// <remarks>
/// <para>As text it is the kind, and what it needs, then <c>key=value</c> pairs: <c>lose=504</c>;
/// <c>status=503,count=2</c>; <c>delay=200ms,jitter=50ms,path=*</c>; <c>lose=reset,body=+12025550123,skip=1</c>. The
/// kinds are <c>delay=TIME</c>, <c>skew=TIME</c>, <c>reset=unread</c>, <c>reset=reading</c>, <c>reset=read</c>,
/// <c>status=NUMBER</c>, <c>lose=reset</c>, <c>lose=hang</c>, <c>lose=504</c>, <c>truncate</c>, <c>not-json</c> and
/// <c>drip=TIME</c>; the keys <c>jitter</c>, <c>for</c> (how long <c>lose=hang</c> lasts), <c>method</c>, <c>path</c>,
/// <c>body</c>, <c>skip</c>, <c>count</c> and <c>probability</c>. A time is a number with <c>ms</c>, <c>s</c>,
/// <c>m</c> or <c>h</c>. A value cannot contain a comma.</para>
/// <para>Whether a fault hits a request depends on <see cref="SandboxOptions.Seed"/> and on how many matching requests
/// there were before, on nothing else: the same requests in the same order have the same faults.</para>
/// </remarks>
public sealed record SandboxFault : ISpanParsable<SandboxFault>
{
    private const int DefaultStatus = 503;

    /// <summary>What is injected.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>
    /// How long <see cref="FaultKind.Delay"/> waits, how far <see cref="FaultKind.Skew"/> is ahead, how long
    /// <see cref="FaultKind.LoseByHanging"/> lasts, and the pause between two bytes of <see cref="FaultKind.Drip"/>:
    /// not negative, at most a day, and zero for the other kinds. Default zero, which for hanging means until the
    /// client gives up.
    /// </summary>
    public TimeSpan Duration { get; init; }

    /// <summary>
    /// By how much a delay varies in either direction, evenly: not negative, at most a day. Default zero.
    /// </summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>
    /// The status of <see cref="FaultKind.Status"/>: 400 to 599, and 503 for the other kinds. Default 503.
    /// </summary>
    public int Status { get; init; } = DefaultStatus;

    /// <summary>The HTTP method of the requests that it hits; null for any. Default null.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The path of the requests that it hits; with <c>*</c> at the end, the beginning of the path. Default null: the
    /// requests that place a call, which are POSTs to <c>/api/v2/conversations/calls</c> and to
    /// <c>/api/v2/conversations/calls/user/{userId}</c>.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>
    /// What the request's body contains, such as a number, letter for letter; null for any body. Default null. Not with
    /// a fault that is injected before the body is read.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>How many matching requests it skips first: at least 0. Default 0.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests it hits at most: at least 1; null for no limit. Default null.</summary>
    public int? Count { get; init; }

    /// <summary>The probability that it hits a matching request: more than 0, at most 1. Default 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Whether it is injected before the request's body is known.</summary>
    internal bool PrecedesBody =>
        Kind is FaultKind.Delay or FaultKind.Skew or FaultKind.ResetUnread or FaultKind.ResetReading;

    /// <summary>Whether it is added to others: more than one such fault can hit a request.</summary>
    internal bool IsCumulative => Kind is FaultKind.Delay or FaultKind.Skew;

    /// <summary>Whether the request is processed before the fault is injected.</summary>
    internal bool AffectsResponse => Kind is FaultKind.LoseByReset or FaultKind.LoseByHanging
        or FaultKind.LoseByTimeout or FaultKind.Truncate or FaultKind.NotJson or FaultKind.Drip;

    /// <summary>Reads a fault.</summary>
    /// <param name="s">The text, as in the remarks.</param>
    /// <param name="provider">Ignored.</param>
    /// <exception cref="FormatException">The text is not a fault; the message says what is wrong.</exception>
    public static SandboxFault Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        FaultText.Read(s.ToString(), out var fault) is { } wrong ? throw new FormatException(wrong) : fault!;

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static SandboxFault Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads a fault, if the text is one.</summary>
    /// <param name="s">The text, as in the remarks.</param>
    /// <param name="provider">Ignored.</param>
    /// <param name="result">The fault.</param>
    public static bool TryParse(
        ReadOnlySpan<char> s, IFormatProvider? provider, [NotNullWhen(true)] out SandboxFault? result) =>
        FaultText.Read(s.ToString(), out result) is null;

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out SandboxFault?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out SandboxFault? result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <summary>Says what is wrong with a fault text, or null if nothing is.</summary>
    /// <param name="s">The text.</param>
    public static string? Diagnose(ReadOnlySpan<char> s) => FaultText.Read(s.ToString(), out _);

    /// <summary>The fault as text, which can be read again.</summary>
    public override string ToString() => FaultText.Write(this);

    /// <summary>The error in the values; null if there is none.</summary>
    internal string? FindError()
    {
        var day = TimeSpan.FromDays(1);
        if (!Enum.IsDefined(Kind))
            return "The kind is not one of the known ones.";
        if (Duration < TimeSpan.Zero || Duration > day || Jitter < TimeSpan.Zero || Jitter > day)
            return "A time is not negative, and at most a day.";
        if (Status is < 400 or > 599)
            return "The status is a number from 400 to 599.";
        if (Skip < 0)
            return "'skip' is at least 0.";
        if (Count < 1)
            return "'count' is at least 1.";
        if (!(Probability > 0 && Probability <= 1))
            return "'probability' is more than 0 and at most 1.";
        if (Body is not null && PrecedesBody)
            return "'body' does not go with a fault that is injected before the body is read.";
        if (Method is "" || Path is "" || Body is "")
            return "'method', 'path' and 'body' are not empty.";
        if ((Method + Path + Body).Contains(',') || new[] { Method, Path, Body }.Any(text => text != text?.Trim()))
            return "'method', 'path' and 'body' contain no comma, and no white space at either end.";
        if (Jitter > TimeSpan.Zero && Kind is not FaultKind.Delay)
            return "'jitter' goes with 'delay'.";
        if (Duration > TimeSpan.Zero
            && Kind is not (FaultKind.Delay or FaultKind.Skew or FaultKind.LoseByHanging or FaultKind.Drip))
            return "A time goes with 'delay', 'skew', 'lose=hang' and 'drip'.";
        if (Status != DefaultStatus && Kind is not FaultKind.Status)
            return "A status goes with 'status'.";
        return null;
    }
}
