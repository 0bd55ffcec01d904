using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Outdial.Tests;

public sealed class ConfiguredTests
{
    [Fact]
    public void Reads_every_group_from_the_hosts_configuration()
    {
        var options = Read(
            ("Outdial:Region", "EU-WEST-1"), ("Outdial:Contract", "platform"), ("Outdial:ClientId", "id"),
            ("Outdial:ClientSecret", "secret"), ("Outdial:UserId", "5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11"),
            ("Outdial:ApiUrl", "https://gateway.example.com/api"), ("Outdial:Grant", "ClientCredentials"),
            ("Outdial:Retry:MaxAttempts", "2"), ("Outdial:RateLimit:Reserve", "0.5"),
            ("Outdial:Tracking:Timeout", "00:00:30"), ("Outdial:Reconciliation:QuietPeriod", "00:01:00"),
            ("Outdial:Connection:NoProxy", "*"));

        Assert.Equal(("EU-WEST-1", Contract.Platform), (options.Region, options.Contract));
        Assert.Equal(new Guid("5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11"), options.UserId);
        Assert.Equal(new Uri("https://gateway.example.com/api"), options.ApiUrl);
        Assert.Equal((2, 0.5), (options.Retry.MaxAttempts, options.RateLimit.Reserve));
        Assert.Equal(TimeSpan.FromSeconds(30), options.Tracking.Timeout);
        Assert.Equal(TimeSpan.FromMinutes(1), options.Reconciliation.QuietPeriod);
        Assert.Equal("*", options.Connection.NoProxy);
    }

    [Theory]
    [InlineData("Outdial:Retry:MaxAttempt", "2", "MaxAttempt")]
    [InlineData("Outdial:Contract", "both", "Contract")]
    [InlineData("Outdial:UserId", "ann", "UserId")]
    [InlineData("Outdial:AttemptTimeout", "soon", "AttemptTimeout")]
    public void Stops_the_host_at_what_it_cannot_read(string key, string value, string named)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read((key, value)));

        Assert.Contains("OD5006", failure.Message, StringComparison.Ordinal);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_all_that_it_cannot_read()
    {
        var failure = Assert.Throws<OptionsValidationException>(
            () => Read(("Outdial:Contract", "1"), ("Outdial:Retry:MaxAttempts", "2\0"), ("Outdial:Regoin", "eu")));

        Assert.Equal(3, failure.Failures.Count());
    }

    [Fact]
    public void Has_a_key_for_every_property() => Assert.Equal(
        Properties(typeof(OutdialOptions), "").Order(StringComparer.Ordinal),
        ConfigurationSettings.Keys.Order(StringComparer.Ordinal));

    private static IEnumerable<string> Properties(Type type, string before) => type.GetProperties()
        .SelectMany(property => property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal)
            ? Properties(property.PropertyType, $"{before}{property.Name}:")
            : [$"{before}{property.Name}"]);

    private static OutdialOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutdial(configuration);
        using var container = services.BuildServiceProvider();
        return container.GetRequiredService<IOptions<OutdialOptions>>().Value;
    }
}
