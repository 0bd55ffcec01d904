using System.Net.Http.Headers;
using System.Text;
using Outdial.Sandbox;

// Any client will do: this one has nothing of Outdial but the sandbox.
await using var sandbox = await GenesysSandbox.StartAsync();
using var http = new HttpClient { BaseAddress = sandbox.Url };
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sandbox.SignIn());

using var body = new StringContent("""{"phoneNumber":"+12025550123"}""", Encoding.UTF8, "application/json");
using var placed = await http.PostAsync(new Uri("/api/v2/conversations/calls", UriKind.Relative), body);
Console.WriteLine($"{(int)placed.StatusCode}, {sandbox.Phones["+12025550123"].Rings} ring");

sandbox.Advance(TimeSpan.FromSeconds(10)); // The station and the far phone are answered.
var calls = await http.GetStringAsync(new Uri("/api/v2/conversations/calls", UriKind.Relative));
var isConnected = calls.Contains("\"state\":\"connected\"", StringComparison.Ordinal);
Console.WriteLine(isConnected ? "The call is connected." : "The call is not connected.");
