using System.Reflection;

namespace Outdial.Tests;

public sealed class PublicTypeTests
{
    private static readonly Type[] Public =
    [
        .. typeof(OutboundCall).Assembly.GetExportedTypes(),
        .. typeof(AccountDoctor).Assembly.GetExportedTypes(),
        .. typeof(PayloadChecker).Assembly.GetExportedTypes(),
        .. typeof(CallingHours).Assembly.GetExportedTypes(),
        .. typeof(CallList).Assembly.GetExportedTypes(),
    ];

    [Fact]
    public void Are_sealed_abstract_or_static() => Assert.Empty(
        Public.Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract).Select(type => type.FullName));

    [Fact]
    public void Close_their_sets()
    {
        var open = Public.Where(type => type is { IsClass: true, IsAbstract: true, IsSealed: false })
            .Where(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Where(constructor => !constructor.IsPrivate && !constructor.IsFamilyAndAssembly)
                .Any(constructor => constructor.GetParameters().All(parameter => parameter.ParameterType != type)));
        Assert.Empty(open);
    }

    [Fact]
    public void End_asynchronous_names_in_Async_and_take_the_token_last()
    {
        const BindingFlags Declared =
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var methods = Public.SelectMany(type => type.GetMethods(Declared))
            .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType) ||
                method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal))
            .Where(method => method.Name != "DisposeAsync")
            .ToList();
        Assert.NotEmpty(methods);
        Assert.All(methods, method =>
        {
            Assert.EndsWith("Async", method.Name, StringComparison.Ordinal);
            Assert.Equal(typeof(CancellationToken), method.GetParameters()[^1].ParameterType);
        });
    }

    [Fact]
    public void Reach_no_secret_from_an_outcome_or_a_diagnostic()
    {
        var seen = new HashSet<Type>();
        var next = new Stack<Type>([typeof(CallOutcome), typeof(Diagnostic), .. typeof(CallOutcome).GetNestedTypes()]);
        while (next.TryPop(out var type))
        {
            foreach (var part in type.GenericTypeArguments.Append(type.HasElementType ? type.GetElementType()! : type))
            {
                if (part.Assembly == typeof(CallOutcome).Assembly && seen.Add(part))
                {
                    foreach (var property in part.GetProperties())
                    {
                        next.Push(property.PropertyType);
                        foreach (var argument in property.PropertyType.GenericTypeArguments)
                        {
                            next.Push(argument);
                        }
                    }
                }
            }
        }

        Assert.Contains(typeof(ApiResponse), seen);
        Assert.Contains(typeof(FieldDetail), seen);
        Assert.DoesNotContain(typeof(Secret), seen);
        Assert.DoesNotContain(typeof(AccessToken), seen);
        Assert.DoesNotContain(typeof(OAuthClient), seen);
    }
}
