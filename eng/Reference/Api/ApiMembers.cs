using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>The members of a type that a reader looks up.</summary>
internal static class ApiMembers
{
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Delegate
            ? []
            : type.GetMembers().Where(static member => IsShown(member)).OrderBy(static member => Order(member)).ThenBy(
                static member => member.Name, StringComparer.Ordinal);

    private static bool IsShown(ISymbol member)
        => member is not INamedTypeSymbol
            && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && (!member.IsImplicitlyDeclared || member is IPropertySymbol { ContainingType.IsRecord: true, Name: not "EqualityContract" })
            && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd
                or MethodKind.EventRemove or MethodKind.StaticConstructor or MethodKind.Destructor };

    private static int Order(ISymbol member) => member switch
    {
        IFieldSymbol => 0,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => 1,
        IPropertySymbol => 2,
        IEventSymbol => 3,
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => 5,
        _ => 4,
    };
}
