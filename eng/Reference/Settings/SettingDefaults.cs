using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AvatarKit.Reference;

/// <summary>Reads what settings are when nothing sets them from how their properties begin.</summary>
internal sealed class SettingDefaults(Compilation compilation)
{
    /// <summary>What a property begins with: what its owner was made with, else its own initialiser.</summary>
    public static ExpressionSyntax? GivenTo(IPropertySymbol property, InitializerExpressionSyntax? owner)
    {
        ExpressionSyntax? given = owner?.Expressions.OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(each => each.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property.Name)?.Right;
        return given ?? (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as PropertyDeclarationSyntax)?.Initializer?.Value;
    }

    /// <summary>The names that a dictionary begins with.</summary>
    public static IReadOnlyList<string> NamesIn(ExpressionSyntax? given)
        => [.. (given as BaseObjectCreationExpressionSyntax)?.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>()
            .Select(static each => each.Left).OfType<ImplicitElementAccessSyntax>()
            .Select(static each => ((LiteralExpressionSyntax)each.ArgumentList.Arguments[0].Expression).Token.ValueText) ?? []];

    /// <summary>The value as it stands in JSON; <see langword="null"/>: none.</summary>
    public object? ValueOf(IPropertySymbol property, ITypeSymbol type, ExpressionSyntax? given)
    {
        if (given is null)
        {
            bool isUnset = property.NullableAnnotation == NullableAnnotation.Annotated || type.SpecialType == SpecialType.System_String;
            return isUnset ? null : ZeroOf(type);
        }

        SemanticModel model = compilation.GetSemanticModel(given.SyntaxTree);
        if (model.GetConstantValue(given) is { HasValue: true, Value: var value })
        {
            // An empty text stands for none.
            return type.TypeKind == TypeKind.Enum ? NameOf(type, value) : value is "" ? null : value;
        }

        // Times are made by TimeSpan.FromSeconds(1) and the like.
        return given is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var unit } } call
            && type.Name == nameof(TimeSpan)
            && model.GetConstantValue(call.ArgumentList.Arguments[0].Expression) is { HasValue: true, Value: IConvertible amount }
                ? TimeOf(unit, amount.ToDouble(CultureInfo.InvariantCulture)).ToString("c", CultureInfo.InvariantCulture)
                : null;
    }

    private static object? ZeroOf(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => NameOf(type, 0),
        { SpecialType: SpecialType.System_Boolean } => false,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => 0,
        _ => null,
    };

    private static string? NameOf(ITypeSymbol type, object? value)
        => type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue
            && Convert.ToInt64(field.ConstantValue, CultureInfo.InvariantCulture) == Convert.ToInt64(value, CultureInfo.InvariantCulture))?.Name;

    private static TimeSpan TimeOf(string unit, double amount) => unit switch
    {
        nameof(TimeSpan.FromMilliseconds) => TimeSpan.FromMilliseconds(amount),
        nameof(TimeSpan.FromSeconds) => TimeSpan.FromSeconds(amount),
        nameof(TimeSpan.FromMinutes) => TimeSpan.FromMinutes(amount),
        nameof(TimeSpan.FromHours) => TimeSpan.FromHours(amount),
        nameof(TimeSpan.FromDays) => TimeSpan.FromDays(amount),
        _ => throw new NotSupportedException($"TimeSpan.{unit} is not known to the reference."),
    };
}
