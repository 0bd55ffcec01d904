namespace Outdial;

/// <summary>What has a name in an organisation.</summary>
public enum NamedKind
{
    /// <summary>A skill.</summary>
    Skill,

    /// <summary>A queue.</summary>
    Queue,

    /// <summary>A wrap-up code.</summary>
    WrapUpCode,

    /// <summary>A language.</summary>
    Language,

    /// <summary>A person, by mail address.</summary>
    User,
}
