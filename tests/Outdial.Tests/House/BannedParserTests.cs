using System.Buffers.Text;
using System.Net;
using System.Numerics;
using System.Reflection;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>The framework's parsers ignore NULs at the end of a text: the sources may use none of them but where every
/// character was checked before.</summary>
public sealed class BannedParserTests
{
    private const string Why = "Ignores NULs or white space: use the readers in src/Outdial/Text (sandbox: PlainText)";

    private static readonly Type[] Parsed =
    [
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long),
        typeof(ulong), typeof(Int128), typeof(UInt128), typeof(nint), typeof(nuint), typeof(Half), typeof(float),
        typeof(double), typeof(decimal), typeof(BigInteger), typeof(Complex), typeof(bool), typeof(char),
        typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
        typeof(IPAddress), typeof(IPEndPoint), typeof(IPNetwork), typeof(Version), typeof(Enum), typeof(Utf8Parser),
        typeof(IParsable<>), typeof(ISpanParsable<>), typeof(IUtf8SpanParsable<>), typeof(INumberBase<>),
        typeof(IBinaryInteger<>),
    ];

    [Fact]
    public void The_list_has_every_parser_of_the_framework()
    {
        var methods = Parsed.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.Name is "Parse" or "TryParse" or "ParseExact" or "TryParseExact")
            .Concat(typeof(Convert).GetMethods().Where(method =>
                (method.Name.StartsWith("To", StringComparison.Ordinal) && ReadsText(method)) ||
                method.Name.Contains("FromBase64", StringComparison.Ordinal) ||
                method.Name.StartsWith("FromHex", StringComparison.Ordinal)))
            .Concat(typeof(Uri).GetMethods().Where(method => method.Name == nameof(Uri.TryCreate) && ReadsText(method)))
            .Concat<MethodBase>(new[] { typeof(Uri), typeof(UriBuilder), typeof(Guid), typeof(Version) }
                .SelectMany(type => type.GetConstructors())
                .Where(ReadsText));
        var list = methods.Where(method => method.DeclaringType == method.ReflectedType)
            .Select(method => $"{Id(method)};{Why}\n")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(list.Count > 200);
        Assert.Null(Approved.Difference("BannedSymbols.Parsers.txt", string.Concat(list)));
    }

    // In all of src but where the reason is given beside it.
    [Fact]
    public void The_ban_is_lifted_only_where_every_character_is_checked() => Assert.Equal(
        [
            "Outdial.Sandbox/Text/PlainText.cs", "Outdial/Text/StrictAddress.cs", "Outdial/Text/StrictDuration.cs",
            "Outdial/Text/StrictGuid.cs", "Outdial/Text/StrictTime.cs", "Outdial/Text/StrictUrl.cs",
        ],
        SourceTree.CSharp("src")
            .Where(file => File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(SourceTree.PathOf("src"), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal));

    private static bool ReadsText(MethodBase method) =>
        method.GetParameters() is [var first, ..] && (first.ParameterType == typeof(string) ||
        first.ParameterType == typeof(ReadOnlySpan<char>));

    // As the documentation of the compiler names members.
    private static string Id(MethodBase method)
    {
        var name = method.IsConstructor ? "#ctor" : method.Name;
        var arity = method.IsGenericMethodDefinition ? $"``{method.GetGenericArguments().Length}" : "";
        var parameters = string.Join(',', method.GetParameters().Select(parameter => Name(parameter.ParameterType)));
        return $"M:{Open(method.DeclaringType!)}.{name}{arity}({parameters})";
    }

    private static string Open(Type type) => type.FullName!.Replace('+', '.');

    private static string Name(Type type) =>
        type.IsByRef ? $"{Name(type.GetElementType()!)}@"
        : type.IsArray ? $"{Name(type.GetElementType()!)}[]"
        : type.IsGenericMethodParameter ? $"``{type.GenericParameterPosition}"
        : type.IsGenericParameter ? $"`{type.GenericParameterPosition}"
        : type.IsGenericType
            ? $"{Open(type.GetGenericTypeDefinition()).Split('`')[0]}" +
                $"{{{string.Join(',', type.GenericTypeArguments.Select(Name))}}}"
        : Open(type);
}
