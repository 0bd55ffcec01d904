using System.Runtime.CompilerServices;

namespace Outdial.Tests;

internal static class Properties
{
    /// <summary>How many cases each property is tried on: parsing is cheap, so many. CsCheck_Iter sets another
    /// number.</summary>
    [ModuleInitializer]
    internal static void TryMany()
    {
        if (Environment.GetEnvironmentVariable("CsCheck_Iter") is null)
        {
            Check.Iter = 5_000;
        }
    }
}
