using Outdial;

using var client = new CallClient(OutdialOptions.FromEnvironment());
var outcome = await client.PlaceAsync(OutboundCall.To(args[0]));
Console.WriteLine(outcome switch
{
    CallOutcome.Placed placed => $"Placed: conversation {placed.ConversationId}",
    CallOutcome.Unknown => "The phone may be ringing. Look before you call again.",
    _ => string.Join(Environment.NewLine, outcome.Diagnostics),
});
