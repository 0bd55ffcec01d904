using Outdial;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddOutdial();
var app = builder.Build();

app.MapPost("/calls", async (string to, ICallClient calls, CancellationToken cancellationToken) =>
{
    return await calls.PlaceAsync(OutboundCall.To(to), cancellationToken) switch
    {
        CallOutcome.Placed placed => Results.Text(placed.ConversationId, statusCode: StatusCodes.Status202Accepted),
        CallOutcome.Invalid invalid => Results.Text(
            string.Join('\n', invalid.Diagnostics),
            statusCode: StatusCodes.Status400BadRequest),
        CallOutcome.Unknown => Results.Text(
            "The phone may be ringing. Look before you call again.",
            statusCode: StatusCodes.Status504GatewayTimeout),
        var other => Results.Text(string.Join('\n', other.Diagnostics), statusCode: StatusCodes.Status502BadGateway),
    };
});

app.Run();
