using System.Runtime.CompilerServices;
using Outdial.Ledger.PostgreSql;
using Outdial.TestSupport;
using PublicApiGenerator;

namespace Outdial.Tests;

public sealed class PublicApiTests
{
    [Theory]
    [InlineData(typeof(OutboundCall), "PublicApi.approved.txt")]
    [InlineData(typeof(AccountDoctor), "PublicApi.Accounts.approved.txt")]
    [InlineData(typeof(CallingHours), "PublicApi.Gates.approved.txt")]
    [InlineData(typeof(CallList), "PublicApi.Lists.approved.txt")]
    [InlineData(typeof(PostgreSqlLedger), "PublicApi.PostgreSql.approved.txt")]
    [InlineData(typeof(PayloadChecker), "PublicApi.Payloads.approved.txt")]
    public void Is_as_approved(Type member, string approved)
    {
        var options = new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,

            // It has a number that any private member shifts.
            ExcludeAttributes = [typeof(AsyncIteratorStateMachineAttribute).FullName!],
        };
        Assert.Null(Approved.Difference(
            $"tests/Outdial.Tests/House/{approved}", member.Assembly.GeneratePublicApi(options)));
    }
}
