using System.Diagnostics.CodeAnalysis;

namespace Outdial.Sandbox;

/// <summary>Writes the journal, without secrets, and calls <see cref="SandboxOptions.OnRequest"/>.</summary>
internal sealed class JournalWriter(SandboxState state)
{
    [SuppressMessage("Design", "CA1031:Do not catch general exception types",
        Justification = "The callback is the caller's code, and watching a request must not change its response.")]
    public void Write(Exchange exchange, ApiResponse? response, string responseBody, SandboxFault? fault)
    {
        var http = exchange.Http.Request;
        var redactor = state.SecretRedactor;
        var entry = state.Journal.Add(new JournalEntry
        {
            When = exchange.When,
            Method = http.Method,
            Path = redactor.Text(http.Path.ToUriComponent()),
            Query = http.QueryString.HasValue ? redactor.Query(http.QueryString.Value) : "",
            Status = response?.Status ?? 0,
            Authorization = state.Tokens.Classify(http.Headers.Authorization.ToString()),
            RequestBody = BodyOf(exchange.Request),
            ResponseBody = redactor.Text(responseBody),
            CorrelationId = exchange.CorrelationId,
            Explanation = response?.Explanation is { } explanation ? redactor.Text(explanation) : null,
            Fault = TextOf(exchange.Plan, fault),
        });
        try
        {
            state.Options.OnRequest?.Invoke(entry);
        }
        catch (Exception)
        {
            // See the justification.
        }
    }

    private string BodyOf(ReceivedRequest? request) => request switch
    {
        null => "",
        { IsForm: true } or { Path: "/oauth/token" } => state.SecretRedactor.Form(request.Body.Text),
        _ => state.SecretRedactor.Text(request.Body.Text),
    };

    private static string? TextOf(FaultPlan plan, SandboxFault? injected)
    {
        IEnumerable<SandboxFault> hits = injected is null ? plan.Cumulative : plan.Cumulative.Append(injected);
        return string.Join("; ", hits) is { Length: > 0 } text ? text : null;
    }
}
