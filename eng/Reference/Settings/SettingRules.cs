using System.Globalization;
using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>What the attributes of a setting say that it takes.</summary>
internal sealed class SettingRules
{
    public SettingRules(IPropertySymbol property)
    {
        foreach (AttributeData attribute in property.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "SettingRangeAttribute":
                    Least = Number(attribute.ConstructorArguments[0]);
                    Most = Number(attribute.ConstructorArguments[1]);
                    break;
                case "SettingRequiredAttribute" or "RequiredAttribute":
                    IsRequired = true;
                    break;
                case "RegularExpressionAttribute":
                    Pattern = (string?)attribute.ConstructorArguments[0].Value;
                    break;
                case "AllowedValuesAttribute":
                    Allowed = [.. attribute.ConstructorArguments[0].Values.Select(static value => (string?)value.Value)];
                    break;
                default:
                    break;
            }
        }

        IsNullable = property.NullableAnnotation == NullableAnnotation.Annotated;
    }

    public double? Least { get; }

    public double? Most { get; }

    public string? Pattern { get; }

    public bool IsRequired { get; }

    public bool IsNullable { get; }

    public IReadOnlyList<string?>? Allowed { get; }

    private static double Number(TypedConstant constant) => Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture);
}
