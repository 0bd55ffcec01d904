using System.Reflection;

namespace Outdial.Sandbox.Tests;

public sealed class HouseRulesTests
{
    private const BindingFlags OwnPublicMembers =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Sandbox = typeof(GenesysSandbox).Assembly;

    [Fact]
    public void The_sandbox_uses_no_other_project_of_ours() => Assert.DoesNotContain(
        Sandbox.GetReferencedAssemblies(), name => name.FullName.StartsWith("Outdial", StringComparison.Ordinal));

    [Fact]
    public void Public_types_are_sealed_or_static_and_in_one_namespace()
    {
        Assert.All(Sandbox.GetExportedTypes(), type => Assert.True(type.IsSealed, $"{type} can be derived from."));
        Assert.All(Sandbox.GetExportedTypes(), type => Assert.Equal("Outdial.Sandbox", type.Namespace));
    }

    [Fact]
    public void Public_task_methods_end_in_Async_and_take_a_token_last()
    {
        var methods = Sandbox.GetExportedTypes()
            .SelectMany(type => type.GetMethods(OwnPublicMembers))
            .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType == typeof(ValueTask))
            .Where(method => method.Name != nameof(IAsyncDisposable.DisposeAsync))
            .ToList();

        Assert.NotEmpty(methods);
        Assert.All(methods, method =>
        {
            Assert.EndsWith("Async", method.Name, StringComparison.Ordinal);
            var last = method.GetParameters()[^1];
            Assert.Equal((typeof(CancellationToken), "cancellationToken"), (last.ParameterType, last.Name));
        });
    }
}
