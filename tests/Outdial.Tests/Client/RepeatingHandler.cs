namespace Outdial.Tests;

/// <summary>What a stock resilience handler does: sends a request again when the answer is a failure or is
/// lost.</summary>
internal sealed class RepeatingHandler : DelegatingHandler
{
    private const int Tries = 4;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if ((int)response.StatusCode < 500 || i == Tries)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (i < Tries)
            {
                // Again.
            }
        }
    }
}
