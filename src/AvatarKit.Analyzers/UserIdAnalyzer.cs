using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AvatarKit.Analyzers;

/// <summary>Finds user ids that the client chooses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UserIdAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<string> Requests = ["AvatarKit.AvatarRequest", "AvatarKit.SessionRequest"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rules.UserFromClient];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(static found => Analyze(found, (ISimpleAssignmentOperation)found.Operation), OperationKind.SimpleAssignment);
    }

    private static void Analyze(OperationAnalysisContext context, ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IPropertyReferenceOperation { Property: { Name: "UserId", ContainingType: var type } }
            && Requests.Contains(type.ToDisplayString()) && new ClientInput(context.Operation).SourceOf(assignment.Value) is { } source)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.UserFromClient, assignment.Value.Syntax.GetLocation(), source));
        }
    }
}
