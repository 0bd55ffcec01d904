namespace Outdial;

/// <summary>Whether and when a request is sent again.</summary>
internal enum Repeat
{
    Never,
    AfterBackOff,
    AfterWhatTheServiceAsks,
    OnceWithANewToken,
}
