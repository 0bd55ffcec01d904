using System.Collections.Concurrent;
using System.Net;

namespace Outdial.Tests;

/// <summary>A handler as applications write them: it sends a request again, in one of many ways.</summary>
internal sealed class HomeMadeRetryHandler(HomeMadeRetry kind, ConcurrentBag<Func<Task>> later, Uri other)
    : DelegatingHandler
{
    private const int Tries = 3;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Post || request.RequestUri!.AbsolutePath == "/oauth/token")
        {
            return await base.SendAsync(request, cancellationToken);
        }

        switch (kind)
        {
            case HomeMadeRetry.SameRequest:
                return await RepeatAsync(_ => base.SendAsync(request, cancellationToken));
            case HomeMadeRetry.SameRequestSynchronously:
                return await RepeatAsync(_ => Task.Run(() => base.Send(request, cancellationToken)));
            case HomeMadeRetry.SameRequestInParallel:
                return await ParallelAsync(_ => base.SendAsync(request, cancellationToken));
            case HomeMadeRetry.CopyWithTheSameContent:
                return await RepeatAsync(
                    _ => base.SendAsync(Copy(request, request.Content), cancellationToken));
            case HomeMadeRetry.CopyWithBufferedContent:
                await request.Content!.LoadIntoBufferAsync(cancellationToken);
                return await RepeatAsync(_ => base.SendAsync(Copy(request, request.Content), cancellationToken));
        }

        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        HttpRequestMessage Fresh(Uri? address = null, HttpMethod? method = null) =>
            Copy(request, new ByteArrayContent(body), address, method);
        Task<HttpResponseMessage> Send(Uri? address = null, HttpMethod? method = null) =>
            base.SendAsync(Fresh(address, method), cancellationToken);
        var own = request.RequestUri!;
        switch (kind)
        {
            case HomeMadeRetry.CopyBeforeTheRequest:
                using (await Send())
                {
                    return await base.SendAsync(request, cancellationToken);
                }

            case HomeMadeRetry.CopiesInParallel:
                return await ParallelAsync(_ => Send());
            case HomeMadeRetry.CopyInTaskRun:
                return await RepeatAsync(_ => Task.Run(() => Send()));
            case HomeMadeRetry.CopyWithoutFlow:
                return await RepeatAsync(i => i == 0
                    ? base.SendAsync(request, cancellationToken)
                    : WithoutFlow(() => Send()));
            case HomeMadeRetry.RequestWithoutFlow:
                return await RepeatAsync(_ => WithoutFlow(() => base.SendAsync(request, cancellationToken)));
            case HomeMadeRetry.CopiesWithoutFlowAlone:
                return await RepeatAsync(_ => WithoutFlow(() => Send()));
            case HomeMadeRetry.CopyAfterTheAttempt:
                later.Add(() => base.SendAsync(Fresh(), CancellationToken.None));
                return await base.SendAsync(request, cancellationToken);
            case HomeMadeRetry.CopyAfterTheAttemptWithoutFlow:
                later.Add(() => WithoutFlow(() => base.SendAsync(Fresh(), CancellationToken.None)));
                return await base.SendAsync(request, cancellationToken);
            case HomeMadeRetry.CopyToAnotherHost:
                return await RepeatAsync(i => Send(i == 0 ? own : new Uri(other, own.PathAndQuery)));
            case HomeMadeRetry.CopyToAnotherScheme:
                return await RepeatAsync(i => Send(new UriBuilder(own) { Scheme = i == 0 ? "http" : "https" }.Uri));
            case HomeMadeRetry.CopyToAnotherPath:
                return await RepeatAsync(i => WithoutFlow(() => Send(new Uri(own, $"/gateway/{i}"))));
            case HomeMadeRetry.CopyWithAnotherMethodName:
                return await RepeatAsync(_ => WithoutFlow(() => Send(method: new HttpMethod("post"))));
            case HomeMadeRetry.CopyWithoutAnswering:
                _ = Task.Run(() => Send(), cancellationToken);
                return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("{}") };
            default:
                using (await base.SendAsync(request, cancellationToken))
                {
                    return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("{}") };
                }
        }
    }

    private static async Task<HttpResponseMessage> RepeatAsync(Func<int, Task<HttpResponseMessage>> send)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                var response = await send(i);
                if ((int)response.StatusCode < 500 || i == Tries - 1)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (Exception) when (i < Tries - 1)
            {
                // Again, as it is usually written.
            }
        }
    }

    private static async Task<HttpResponseMessage> ParallelAsync(Func<int, Task<HttpResponseMessage>> send)
    {
        var all = Enumerable.Range(0, Tries).Select(i => Task.Run(() => send(i))).ToList();
        return await await Task.WhenAny(all);
    }

    private static Task<HttpResponseMessage> WithoutFlow(Func<Task<HttpResponseMessage>> send)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(send);
        }
    }

    private static HttpRequestMessage Copy(
        HttpRequestMessage request, HttpContent? content, Uri? address = null, HttpMethod? method = null)
    {
        var copy = new HttpRequestMessage(method ?? request.Method, address ?? request.RequestUri)
        {
            Content = content,
            Version = request.Version,
        };
        foreach (var header in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        foreach (var option in (IDictionary<string, object?>)request.Options)
        {
            ((IDictionary<string, object?>)copy.Options)[option.Key] = option.Value;
        }

        return copy;
    }
}
