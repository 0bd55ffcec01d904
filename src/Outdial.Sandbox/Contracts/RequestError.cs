namespace Outdial.Sandbox;

/// <summary>What can be wrong with a request whatever it asks for. Each contract has its own words for it.</summary>
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
