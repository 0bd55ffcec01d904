using System.Globalization;
using PhoneNumbers;

namespace Outdial.Tests;

public sealed class CallingCodeTests
{
    [Fact]
    public void Agrees_with_every_calling_code_that_is_assigned()
    {
        var plans = PhoneNumberUtil.GetInstance();
        var codes = plans.GetSupportedCallingCodes()
            .Concat(plans.GetSupportedGlobalNetworkCallingCodes())
            .Distinct()
            .ToList();
        Assert.True(codes.Count > 200);
        foreach (var code in codes)
        {
            var number = E164Number.Parse(string.Create(CultureInfo.InvariantCulture, $"+{code}00000000"));
            Assert.Equal(code, number.CallingCode);
        }
    }
}
