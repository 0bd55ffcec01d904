using Outdial;

// One of several replicas: whichever of them is asked, and however often, a key is dialled once.
var builder = WebApplication.CreateSlimBuilder(args);
var ledger = builder.Configuration.GetConnectionString("Ledger")
    ?? throw new InvalidOperationException("ConnectionStrings:Ledger is not set (ConnectionStrings__Ledger).");
builder.Services.AddOutdial().AddPostgreSqlLedger(ledger);
var app = builder.Build();

app.MapPost("/calls/{key}", async (string key, string to, ICallClient calls, CancellationToken cancellationToken) =>
{
    return await calls.PlaceAsync(OutboundCall.To(to), key, cancellationToken) switch
    {
        CallOutcome.Placed placed => Answer(StatusCodes.Status202Accepted, placed.ConversationId),
        CallOutcome.Invalid invalid => Answer(StatusCodes.Status400BadRequest, [.. invalid.Diagnostics]),
        CallOutcome.InFlight => Answer(StatusCodes.Status409Conflict, "The key is being placed. Ask again."),

        // Such as by a replica that has ended since: the service tells whether the call was placed.
        CallOutcome.Unknown => await calls.ReconcileAsync(CallKey.Parse(key), cancellationToken) switch
        {
            Reconciliation.Placed placed => Answer(StatusCodes.Status202Accepted, placed.ConversationId),
            _ => Answer(StatusCodes.Status409Conflict, "The phone may be ringing. Look before you call again."),
        },
        var other => Answer(StatusCodes.Status503ServiceUnavailable, [.. other.Diagnostics]),
    };
});

app.Run();

static IResult Answer(int status, params object[] lines) =>
    Results.Text(string.Join('\n', lines), statusCode: status);
