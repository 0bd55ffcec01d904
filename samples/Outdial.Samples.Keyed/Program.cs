using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Outdial;
using Outdial.Ledger;

// A call with a key, placed twice and rung once; its traces and metrics go to the console.
var (file, options) = (args[0], OutdialOptions.FromEnvironment());
using var traces = Sdk.CreateTracerProviderBuilder().AddSource(CallTelemetry.Name).AddConsoleExporter().Build();
using var metrics = Sdk.CreateMeterProviderBuilder().AddMeter(CallTelemetry.Name).AddConsoleExporter().Build();

for (var time = 0; time < 2; time++)
{
    await PlaceAsync();
}

async Task PlaceAsync()
{
    using var ledger = CallLedger.Open(file);
    using var client = new CallClient(options, new CallClientServices { Ledger = ledger, RateStore = ledger });
    var outcome = await client.PlaceAsync(OutboundCall.To("+12025550123"), CallKey.Parse("order-4711"));
    Console.WriteLine($"{outcome.GetType().Name}, {(outcome.IsRecorded ? "recorded before" : "sent now")}");
}
