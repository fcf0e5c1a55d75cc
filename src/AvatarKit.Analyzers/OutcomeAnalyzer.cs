using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AvatarKit.Analyzers;

/// <summary>Finds responses whose text is used while nothing looks whether the turn failed.</summary>
/// <remarks>A response that leaves the method, or comes from elsewhere, is another's to look at.
/// Tests are left out: they compare the text.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutcomeAnalyzer : DiagnosticAnalyzer
{
    private const string Response = "AvatarKit.AvatarResponse";

    private static readonly ImmutableHashSet<string> Texts = ["Text", "SpokenText"];

    private static readonly ImmutableHashSet<string> Looks = ["Outcome", "Error", "EnsureNotFailed", "EnsureCompleted"];

    private static readonly ImmutableArray<string> TestFrameworks =
        ["Xunit.Assert", "NUnit.Framework.Assert", "Microsoft.VisualStudio.TestTools.UnitTesting.Assert", "TUnit.Assertions.Assert"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rules.OutcomeNotLookedAt];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Response) is { } response
                && !TestFrameworks.Any(name => start.Compilation.GetTypesByMetadataName(name).Length > 0))
            {
                start.RegisterOperationBlockAction(block => Analyze(block, response));
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, INamedTypeSymbol response)
    {
        Dictionary<ILocalSymbol, ResponseUse> uses = new(SymbolEqualityComparer.Default);
        List<IOperation> operations = [.. context.OperationBlocks.SelectMany(static block => block.DescendantsAndSelf())];
        foreach (IOperation operation in operations)
        {
            if (operation is IVariableDeclaratorOperation { Symbol: var local } declared
                && declared.GetVariableInitializer()?.Value is { } value && IsAsked(value, response))
            {
                uses[local] = new ResponseUse();
            }
            else if (operation is IPropertyReferenceOperation text && Texts.Contains(text.Property.Name)
                && text.Instance is { } instance && IsAsked(instance, response))
            {
                Report(context, text);
            }
        }

        foreach (ILocalReferenceOperation reference in operations.OfType<ILocalReferenceOperation>())
        {
            if (uses.TryGetValue(reference.Local, out ResponseUse use))
            {
                Note(reference, use);
            }
        }

        foreach (ResponseUse use in uses.Values)
        {
            if (use is { Text: { } text, IsLookedAt: false })
            {
                Report(context, text);
            }
        }
    }

    private static void Report(OperationBlockAnalysisContext context, IPropertyReferenceOperation text)
        => context.ReportDiagnostic(Diagnostic.Create(Rules.OutcomeNotLookedAt, text.Syntax.GetLocation(), text.Property.Name));

    /// <summary>Whether it is the answer of an engine, as it was given: awaited or waited for.</summary>
    private static bool IsAsked(IOperation value, INamedTypeSymbol response) => value switch
    {
        IConversionOperation conversion => IsAsked(conversion.Operand, response),
        IParenthesizedOperation inner => IsAsked(inner.Operand, response),
        IAwaitOperation waited => IsAsked(waited.Operation, response),
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } => IsAsked(task, response),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult", Instance: { } task }
            => IsAsked(task, response),
        IInvocationOperation { TargetMethod: { Name: "GetResponseAsync" } method } call => Gives(method, response) && !IsScripted(call),
        _ => false,
    };

    private static bool Gives(IMethodSymbol method, INamedTypeSymbol response) => method.ReturnType is INamedTypeSymbol { Arity: 1 } task
        && SymbolEqualityComparer.Default.Equals(task.TypeArguments[0], response);

    /// <summary>A fake answers what it was told to.</summary>
    private static bool IsScripted(IInvocationOperation call)
    {
        IOperation? engine = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        while (engine is IConversionOperation conversion)
        {
            engine = conversion.Operand;
        }

        return engine?.Type?.ContainingNamespace?.ToDisplayString() == "AvatarKit.Testing";
    }

    private static void Note(ILocalReferenceOperation reference, ResponseUse use)
    {
        IOperation? parent = reference.Parent;
        switch (parent)
        {
            case IMemberReferenceOperation member when member.Instance == reference:
                Note(member.Member.Name, member, use);
                break;
            case IInvocationOperation call when call.Instance == reference:
                Note(call.TargetMethod.Name, call, use);
                break;
            case IConditionalAccessOperation access when access.Operation == reference:
                foreach (IOperation part in access.WhenNotNull.DescendantsAndSelf())
                {
                    if (part is IMemberReferenceOperation { Instance: IConditionalAccessInstanceOperation } member)
                    {
                        Note(member.Member.Name, member, use);
                    }
                    else if (part is IInvocationOperation { Instance: IConditionalAccessInstanceOperation } call)
                    {
                        Note(call.TargetMethod.Name, call, use);
                    }
                }

                break;
            case IBinaryOperation or IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation }:
                // Asked whether there is one.
                break;
            default:
                // Handed on, matched by a pattern, kept: who has it may look.
                use.IsLookedAt = true;
                break;
        }
    }

    private static void Note(string member, IOperation operation, ResponseUse use)
    {
        if (Texts.Contains(member))
        {
            use.Text ??= operation as IPropertyReferenceOperation;
        }
        else if (Looks.Contains(member))
        {
            use.IsLookedAt = true;
        }
    }

    /// <summary>What a method does with a response.</summary>
    private sealed class ResponseUse
    {
        public IPropertyReferenceOperation? Text { get; set; }

        public bool IsLookedAt { get; set; }
    }
}
