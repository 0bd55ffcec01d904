using System.Text.Json.Serialization.Metadata;

namespace Outdial.Sandbox;

/// <summary>
/// What each GET of the control API returns, and how much of it; <see cref="ControlViews"/> reads it.
/// </summary>
internal sealed class ControlQueries(SandboxState state)
{
    // The default fits on a page.
    private const int DefaultLimit = 100;
    private const int MaximumLimit = 10_000;

    private readonly ControlViews _views = new(state);

    /// <summary>All that the page shows, as one snapshot; only the requests after a number.</summary>
    public ApiResponse State(ReceivedRequest request) => Show(request, ControlJson.Default.State,
        (limit, after) => new ControlBodies.State(
            state.Id,
            state.Clock.Now,
            state.Options.Contract,
            state.Journal.Count,
            state.Phones.Rings,
            _views.Requests(limit, after),
            _views.Calls(limit, newestFirst: true),
            _views.Phones(limit, newestFirst: true),
            _views.Faults(),
            _views.Limits()));

    public ApiResponse Requests(ReceivedRequest request) => Show(request, ControlJson.Default.Requests,
        (limit, after) => new ControlBodies.Requests(state.Journal.Count, _views.Requests(limit, after)));

    public ApiResponse Phones(ReceivedRequest request) => Show(request, ControlJson.Default.Phones,
        (limit, _) => new ControlBodies.Phones(state.Phones.Rings, _views.Phones(limit)));

    public ApiResponse Phone(string number) =>
        new JsonResponse<Phone>(200, state.Phones[number], ControlJson.Default.Phone);

    public ApiResponse Calls(ReceivedRequest request) => Show(request, ControlJson.Default.Calls,
        (limit, _) => new ControlBodies.Calls(_views.Calls(limit)));

    public ApiResponse Faults() => new JsonResponse<ControlBodies.Faults>(
        200, new ControlBodies.Faults(_views.Faults()), ControlJson.Default.Faults);

    public ApiResponse Limits() =>
        new JsonResponse<ControlBodies.Limits>(200, _views.Limits(), ControlJson.Default.Limits);

    public ApiResponse Clock() => new JsonResponse<ControlBodies.Clock>(
        200,
        new ControlBodies.Clock(state.Clock.Now, DurationText.Write(state.Clock.Offset)),
        ControlJson.Default.Clock);

    /// <summary>The users and clients that may place a call, without any secret.</summary>
    public ApiResponse Organisation() => new JsonResponse<ControlBodies.Organisation>(
        200, _views.Organisation(), ControlJson.Default.Organisation);

    private static ApiResponse Show<T>(ReceivedRequest request, JsonTypeInfo<T> type, Func<int, long, T> body)
    {
        var (limitText, afterText) = (request.Query("limit"), request.Query("after"));
        if (Number(limitText, 1, MaximumLimit) is not { } limit)
            limit = limitText.Length == 0 ? DefaultLimit : 0;
        var after = Number(afterText, -1, long.MaxValue);
        if (limit == 0 || (after is null && afterText.Length > 0))
            return new ControlRefusal(
                400, $"'limit' is a number from 1 to {MaximumLimit}, 'after' the number of a request.");
        return new JsonResponse<T>(200, body((int)limit, after ?? -1), type);
    }

    private static long? Number(string text, long least, long most) =>
        PlainText.Signed(text) is { } number && number >= least && number <= most ? number : null;
}
