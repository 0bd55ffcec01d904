using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Outdial.Analyzers.Tests;

public sealed class AddressLiteralTests
{
    // Text that is not an address: what is dialled, which takes a number plan to read.
    private static readonly string[] OtherText =
    [
        "ParticipantAddress.FromDialled(text)", "ParticipantAddress.TryFromDialled(text)",
        "ParticipantAddress.FromDialled(region)", "ParticipantAddress.TryFromDialled(region)",
        "ParticipantAddress.Diagnose(s)", "ParticipantAddress.Diagnose(text)", "ParticipantAddress.Diagnose(region)",
        "E164Number.Diagnose(s)", "E164Number.Diagnose(utf8Text)",
        "ParticipantAddress.ToString(format)", "E164Number.ToString(format)", "E164Number.TryFormat(format)",
    ];

    [Theory]
    [InlineData("OutboundCall.To([|\"555-123-4567\"|])")]
    [InlineData("OutboundCall.To(destination: [|\"\"|])")]
    [InlineData("ParticipantAddress.Parse([|\"+1 202 555 0123\"|])")]
    [InlineData("ParticipantAddress.Parse([|\"+1 202\"|].AsSpan(), null)")]
    [InlineData("ParticipantAddress.TryParse([|\"user:ann\"|], out ParticipantAddress? found)")]
    [InlineData("ParticipantAddress.TryParse([|\"ext:x\"|], null, out var found)")]
    [InlineData("E164Number.Parse([|\"sip:ann@example.com\"|])")]
    [InlineData("E164Number.Parse([|\"+1 202 555 0123\"u8|])")]
    [InlineData("E164Number.TryParse([|\"12025550123\"|], out var number)")]
    [InlineData("E164Number.TryParse([|\"+44\"|], out var number, out var diagnostic)")]
    [InlineData("new ParticipantAddress.Sip([|\"ann@example.com\"|])")]
    [InlineData("new ParticipantAddress.Email([|\"mailto:ann@example.com\"|])")]
    [InlineData("new ParticipantAddress.Extension([|\"ext:12\"|])")]
    [InlineData("new ParticipantAddress.Phone(E164Number.Parse(\"+12025550123\"), extension: [|\"12a\"|])")]
    [InlineData("OutboundCall.To([|\"+1 202 \" + \"555 0123\"|])")]
    [InlineData("OutboundCall.To([|@\"+1 202\"|])")]
    [InlineData("OutboundCall.To([|$\"+1{nameof(call)}\"|])")]
    [InlineData("OutboundCall.To([|\"\"\"+1-202\"\"\"|])")]
    [InlineData("OutboundCall.To(flag ? \"+12025550123\" : ([|\"+1202 5550123\"|]))")]
    [InlineData("OutboundCall.To(call.Label ?? [|\"none\"|])")]
    [InlineData("OutboundCall.To(flag switch { true => [|\"a\"|], _ => [|\"b\"|] })")]
    [InlineData("client.PlaceAsync(OutboundCall.To([|\"+12025550123 \"|]))")]
    [InlineData("calls.Select(each => OutboundCall.To([|\"x\"|])).ToList()")]
    public async Task Finds_a_text_that_the_library_refuses(string code)
    {
        var marked = Analysis.Method($"_ = {code};");
        Assert.Equal(marked, await Analysis.MarkedAsync(marked, "ODA002"));
    }

    [Theory]
    [InlineData("OutboundCall.To(\"+12025550123\")")]
    [InlineData("OutboundCall.To(\"tel:+12025550123;ext=12\")")]
    [InlineData("OutboundCall.To(\"queue:5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11\")")]
    [InlineData("OutboundCall.To(\"+12\")")]
    [InlineData("OutboundCall.To(call.Label!)")]
    [InlineData("OutboundCall.To($\"ext:{calls.Count}\")")]
    [InlineData("OutboundCall.To((string)null!)")]
    [InlineData("OutboundCall.To(new ParticipantAddress.Sip(\"sip:ann@example.com\"))")]
    [InlineData("ParticipantAddress.FromDialled(\"(202) 555-0123\", \"US\")")]
    [InlineData("ParticipantAddress.Diagnose(\"555-123-4567\")")]
    [InlineData("E164Number.Parse(\"+12025550123\"u8)")]
    [InlineData("new ParticipantAddress.Phone(E164Number.Parse(\"+12025550123\"), null)")]
    [InlineData("int.TryParse(\"x\", out var number)")]
    public async Task Finds_nothing_in_an_address(string code)
    {
        var source = Analysis.Method($"_ = {code};");
        Assert.Empty(Analysis.Errors(source));
        Assert.Empty(await Analysis.RunAsync(source));
    }

    [Theory]
    [InlineData(
        "+1 202 555 0123",
        "The text is not a participant address: the number contains a separator (OD1009 at index 2)")]
    [InlineData(
        "sip:ann@", "The text is not a participant address: this is not a SIP URI (OD1023 at index 8)")]
    [InlineData(
        "555-123-4567",
        "The text is not a participant address: a phone number begins with '+' and its calling code (index 0)")]
    public async Task Says_what_is_wrong_and_where(string text, string message)
    {
        var found = Assert.Single(await Analysis.RunAsync(Analysis.Method($"_ = OutboundCall.To(\"{text}\");")));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal((DiagnosticSeverity.Warning, "https://outdial.dev/analyzers#oda002"),
            (found.Severity, found.Descriptor.HelpLinkUri));
    }

    [Fact]
    public async Task Finds_a_constant_where_it_is_used()
    {
        const string Marked =
            """
            class Program
            {
                const string Number = "+1 202 555 0123";
                OutboundCall Call { get; } = OutboundCall.To([|Number|]);
            }
            """;
        Assert.Equal(Marked, await Analysis.MarkedAsync(Marked, "ODA002"));
        Assert.Null(await Analysis.FixedAsync(Analysis.Unmarked(Marked)));
    }

    [Theory]
    [InlineData("OutboundCall.To(\"+1 (202) 555-0123\")", "OutboundCall.To(\"+12025550123\")")]
    [InlineData("OutboundCall.To(@\"tel:+1-202-555-0123\")", "OutboundCall.To(\"+12025550123\")")]
    [InlineData("OutboundCall.To(\"SIP:ann@example.com\")", "OutboundCall.To(\"sip:ann@example.com\")")]
    [InlineData("E164Number.Parse(\"+44 20 7946 0018\"u8)", "E164Number.Parse(\"+442079460018\"u8)")]
    [InlineData(
        "OutboundCall.To(flag ? \"+12025550123\" : /* b */ \"+1 202 555 0124\" /* c */)",
        "OutboundCall.To(flag ? \"+12025550123\" : /* b */ \"+12025550124\" /* c */)")]
    public async Task Writes_what_is_certainly_meant(string code, string expected)
    {
        var result = await Analysis.FixedAsync(Analysis.Method($"_ = {code};"));
        Assert.Equal(Analysis.Method($"_ = {expected};"), result);
        Assert.Empty(Analysis.Errors(result!));
        Assert.Empty(await Analysis.RunAsync(result!));
    }

    [Theory]
    [InlineData("\"(202) 555-0123\"")]
    [InlineData("\"+44 (0)20 7946 0018\"")]
    [InlineData("\"+1 202 555 0123 x12\"")]
    [InlineData("\"+1 202 \" + \"555 0123\"")]
    public async Task Writes_nothing_that_is_uncertain(string text) =>
        Assert.Null(await Analysis.FixedAsync(Analysis.Method($"_ = OutboundCall.To({text});")));

    // A new member that takes text gets its place in AddressParameters, or above.
    [Fact]
    public void Knows_every_parameter_that_takes_an_address() => Assert.Equal(
        OtherText.Concat(AddressParameters.All.SelectMany(known => Members(Type(known.Type))
            .Where(member => member.Name == known.Member && member.GetParameters().Length > known.Position &&
                IsText(member.GetParameters()[known.Position]))
            .Select(member => Name(member, member.GetParameters()[known.Position]))))
            .Distinct()
            .Order(StringComparer.Ordinal),
        new[] { typeof(OutboundCall), typeof(E164Number), typeof(ParticipantAddress) }
            .SelectMany(type => type.GetNestedTypes().Prepend(type))
            .SelectMany(type => Members(type).SelectMany(member => member.GetParameters().Where(IsText)
                .Select(parameter => Name(member, parameter))))
            .Distinct()
            .Order(StringComparer.Ordinal));

    private static Type Type(string name) => typeof(OutboundCall).Assembly.GetType(name, throwOnError: true)!;

    private static IEnumerable<MethodBase> Members(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName)
            .Concat<MethodBase>(type.GetConstructors());

    private static bool IsText(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(ReadOnlySpan<char>) ||
        parameter.ParameterType == typeof(ReadOnlySpan<byte>);

    private static string Name(MethodBase member, ParameterInfo parameter) =>
        $"{member.DeclaringType!.Name}.{member.Name}({parameter.Name})";
}
