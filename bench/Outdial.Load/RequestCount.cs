using System.Diagnostics.Metrics;

namespace Outdial.Load;

/// <summary>Counts the requests that this process sends, from every client in it.</summary>
internal sealed class RequestCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private int _requests;

    public RequestCount()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _requests));
        _listener.Start();
    }

    public int Requests => Volatile.Read(ref _requests);

    public void Dispose() => _listener.Dispose();
}
