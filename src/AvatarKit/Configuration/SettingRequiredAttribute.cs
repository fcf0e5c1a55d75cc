using System.ComponentModel.DataAnnotations;

namespace AvatarKit;

/// <summary>A setting that must not be empty. One that is, is refused with its name and what it takes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingRequiredAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public override bool RequiresValidationContext => true;

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        return value is null || (value is string text && string.IsNullOrWhiteSpace(text))
            ? new ValidationResult($"{validationContext.DisplayName} is empty; it takes a value.")
            : ValidationResult.Success;
    }
}
