namespace Outdial.Sandbox;

/// <summary>What can be wrong with any request. Each contract has its own status and message for it.</summary>
internal enum RequestError
{
    NoToken,
    UnknownToken,
    ExpiredToken,
    MissingScope,
    NoSuchPath,
    WrongMethod,
    NoSuchConversation,
    TooLarge,
    NotJsonContent,
    NotJson,
    Internal,
}
