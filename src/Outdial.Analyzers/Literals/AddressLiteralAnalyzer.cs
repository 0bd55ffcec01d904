using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Outdial.Analyzers;

/// <summary>ODA002: a constant text, given where the library expects an address, that the library always
/// refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AddressLiteralAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that has the corrected text, where that is certain.</summary>
    internal const string Correction = nameof(Correction);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [AnalyzerRules.InvalidAddress];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var parameters = AddressParameters.In(start.Compilation);
            if (!parameters.IsEmpty)
            {
                start.RegisterOperationAction(operation => Analyze(operation, parameters), OperationKind.Argument);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, ImmutableDictionary<ISymbol, AddressForm> parameters)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument.Parameter is { } parameter && parameters.TryGetValue(parameter, out var form))
        {
            Check(context, argument.Value, form);
        }
    }

    // Each text that the expression can have, where the expression itself says which.
    private static void Check(OperationAnalysisContext context, IOperation value, AddressForm form)
    {
        if (TextOf(value) is { } text)
        {
            Report(context, value, form, text);
            return;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                Check(context, conversion.Operand, form);
                break;
            case IParenthesizedOperation parenthesized:
                Check(context, parenthesized.Operand, form);
                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                Check(context, conditional.WhenTrue, form);
                Check(context, whenFalse, form);
                break;
            case ICoalesceOperation coalesce:
                Check(context, coalesce.WhenNull, form);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    Check(context, arm.Value, form);
                }

                break;
            case IInvocationOperation { TargetMethod.Name: "AsSpan", Arguments.Length: 1 } span:
                Check(context, span.Arguments[0].Value, form);
                break;
            default:
                break;
        }
    }

    private static string? TextOf(IOperation value) =>
        value is IUtf8StringOperation utf8 ? utf8.Value
        : value.ConstantValue is { HasValue: true, Value: string text } ? text
        : null;

    private static void Report(OperationAnalysisContext context, IOperation value, AddressForm form, string text)
    {
        if (AddressGrammar.Fault(form, text) is not { } fault)
        {
            return;
        }

        var properties = fault.Correction is { } correction
            ? ImmutableDictionary<string, string?>.Empty.Add(Correction, correction)
            : ImmutableDictionary<string, string?>.Empty;
        var place = string.Format(CultureInfo.InvariantCulture, "index {0}", fault.Index);
        context.ReportDiagnostic(Diagnostic.Create(
            AnalyzerRules.InvalidAddress,
            value.Syntax.GetLocation(),
            properties,
            Name(form),
            fault.Message,
            fault.Rule is null ? place : $"{fault.Rule} at {place}"));
    }

    private static string Name(AddressForm form) => form switch
    {
        AddressForm.Number => "a phone number in E.164 form",
        AddressForm.SipUri => "a SIP URI",
        AddressForm.Mailbox => "an e-mail address",
        AddressForm.Extension => "an extension",
        _ => "a participant address",
    };
}
