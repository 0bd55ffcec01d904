using Outdial.TestSupport;
using PublicApiGenerator;

namespace Outdial.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void Is_as_approved()
    {
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        Assert.Null(Approved.Difference(
            "tests/Outdial.Tests/House/PublicApi.approved.txt",
            typeof(OutboundCall).Assembly.GeneratePublicApi(options)));
    }
}
