using System.Runtime.CompilerServices;
using Outdial.TestSupport;
using PublicApiGenerator;

namespace Outdial.Sandbox.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_approved_one()
    {
        var options = new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,

            // It has a number that any private member shifts.
            ExcludeAttributes = [typeof(AsyncIteratorStateMachineAttribute).FullName!],
        };
        Assert.Null(Approved.Difference(
            "tests/Outdial.Sandbox.Tests/House/PublicApi.approved.txt",
            typeof(GenesysSandbox).Assembly.GeneratePublicApi(options)));
    }
}
