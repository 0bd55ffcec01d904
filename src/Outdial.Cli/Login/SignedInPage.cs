namespace Outdial.Cli;

/// <summary>What the browser shows when it comes back.</summary>
internal static class SignedInPage
{
    internal static string Of(bool isAnswer) => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Outdial</title></head>
        <body style="font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem">
        <h1>{(isAnswer ? "Back to the terminal" : "Nothing to see here")}</h1>
        <p>{(isAnswer
            ? "The command in the terminal says what came of the sign-in. This page can be closed."
            : "This address waits for the sign-in that outdial login began.")}</p>
        </body>
        </html>
        """;
}
