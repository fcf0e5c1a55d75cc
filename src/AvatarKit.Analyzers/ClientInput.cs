using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AvatarKit.Analyzers;

/// <summary>Says from which part of a request a value comes.</summary>
/// <remarks>What a method of the application makes of it may be checked there: only what leaves a value what it is, is followed.</remarks>
/// <param name="place">An operation of the method in which the value stands.</param>
internal sealed class ClientInput(IOperation place)
{
    private static readonly ImmutableDictionary<string, string> Parts = new Dictionary<string, string>
    {
        ["Query"] = "the query string",
        ["QueryString"] = "the query string",
        ["RouteValues"] = "the route",
        ["Form"] = "the form",
        ["Headers"] = "a header",
        ["Cookies"] = "a cookie",
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, string> Attributes = new Dictionary<string, string>
    {
        ["FromQueryAttribute"] = "the query string",
        ["FromRouteAttribute"] = "the route",
        ["FromFormAttribute"] = "the form",
        ["FromHeaderAttribute"] = "a header",
        ["FromBodyAttribute"] = "the body",
        ["AsParametersAttribute"] = "the request",
    }.ToImmutableDictionary();

    /// <summary>Types whose methods leave a text what it says.</summary>
    private static readonly ImmutableHashSet<string> Plain =
    [
        "object", "string", "int", "long", "System.Guid", "System.Convert", "System.Linq.Enumerable", "Microsoft.Extensions.Primitives.StringValues",
        "System.Collections.Generic.IDictionary<TKey, TValue>", "System.Collections.Generic.Dictionary<TKey, TValue>",
        "Microsoft.AspNetCore.Routing.RouteValueDictionary",
    ];

    private readonly HashSet<ILocalSymbol> seen = new(SymbolEqualityComparer.Default);

    /// <summary>The part of the request, in words; <see langword="null"/>: it does not come from there as far as can be seen.</summary>
    public string? SourceOf(IOperation? value) => value switch
    {
        null => null,
        IConversionOperation conversion => SourceOf(conversion.Operand),
        IParenthesizedOperation inner => SourceOf(inner.Operand),
        IAwaitOperation waited => SourceOf(waited.Operation),
        ICoalesceOperation either => SourceOf(either.Value) ?? SourceOf(either.WhenNull),
        IConditionalOperation either => SourceOf(either.WhenTrue) ?? SourceOf(either.WhenFalse),
        IBinaryOperation both => SourceOf(both.LeftOperand) ?? SourceOf(both.RightOperand),
        IInterpolatedStringOperation text
            => text.Parts.OfType<IInterpolationOperation>().Select(part => SourceOf(part.Expression)).FirstOrDefault(Is),
        IConditionalAccessOperation access => SourceOf(access.Operation) ?? SourceOf(access.WhenNotNull),
        IArrayElementReferenceOperation element => SourceOf(element.ArrayReference),
        IPropertyReferenceOperation property => OfProperty(property),
        IInvocationOperation call => OfCall(call),
        IParameterReferenceOperation parameter => OfParameter(parameter.Parameter),
        ILocalReferenceOperation local => seen.Add(local.Local) ? SourceOf(ValueOf(local.Local)) : null,
        _ => null,
    };

    private static bool Is(string? found) => found is not null;

    private string? OfProperty(IPropertyReferenceOperation property)
        => property.Property.ContainingType.ToDisplayString() == "Microsoft.AspNetCore.Http.HttpRequest"
            && Parts.TryGetValue(property.Property.Name, out string? part)
            ? part
            : SourceOf(property.Instance);

    private string? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        string type = method.ContainingType.OriginalDefinition.ToDisplayString();
        return (type, method.Name) switch
        {
            ("Microsoft.AspNetCore.Routing.RoutingHttpContextExtensions", "GetRouteValue") => "the route",
            ("Microsoft.AspNetCore.Http.HttpRequest", "ReadFormAsync") => "the form",
            _ when Plain.Contains(type) => SourceOf(call.Instance) ?? call.Arguments.Select(argument => SourceOf(argument.Value)).FirstOrDefault(Is),
            _ => null,
        };
    }

    private static string? OfParameter(IParameterSymbol parameter)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && Attributes.TryGetValue(type.Name, out string? part))
            {
                return part;
            }
        }

        return IsBound(parameter) ? "the request" : null;
    }

    /// <summary>Whether ASP.NET Core fills it from the request without being told: a plain value or a record of an endpoint or an action.</summary>
    private static bool IsBound(IParameterSymbol parameter)
    {
        bool isPlain = parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64
            || parameter.Type.ToDisplayString() is "System.Guid" or "string?";
        return (isPlain || parameter.Type.IsRecord) && parameter.GetAttributes().Length == 0
            && parameter.ContainingSymbol is IMethodSymbol method && (IsAction(method) || IsEndpoint(method));
    }

    private static bool IsAction(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.ToDisplayString() == "Microsoft.AspNetCore.Mvc.ControllerBase")
            {
                return method is { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary };
            }
        }

        return false;
    }

    /// <summary>Whether it is the lambda of a <c>MapGet</c> and the like.</summary>
    private static bool IsEndpoint(IMethodSymbol method) => method.MethodKind == MethodKind.LambdaMethod
        && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
        && syntax.Parent?.Parent?.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax
        {
            Expression: Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "MapGet" or "MapPost" or "MapPut" or "MapPatch" or "MapDelete" or "Map" or "MapMethods",
            },
        };

    /// <summary>What a local variable is declared with.</summary>
    private IOperation? ValueOf(ILocalSymbol local)
    {
        IOperation root = place;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        foreach (IVariableDeclaratorOperation declarator in root.Descendants().OfType<IVariableDeclaratorOperation>())
        {
            if (SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
            {
                return declarator.GetVariableInitializer()?.Value;
            }
        }

        // TryGetValue(…, out string? user) gives what its dictionary has.
        return root.Descendants().OfType<IInvocationOperation>().FirstOrDefault(call => call.Arguments.Any(argument =>
            argument.Parameter?.RefKind == RefKind.Out && argument.Value.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
                .Any(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local))))?.Instance;
    }
}
