using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace AvatarKit;

/// <summary>The range of a setting that is a number. What is out of it is refused with the setting, its value and what it takes.</summary>
/// <remarks>Says what <see cref="RangeAttribute"/> does not: the value that was refused. <see langword="null"/> is in every range.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingRangeAttribute : ValidationAttribute
{
    /// <summary>Bounds a setting.</summary>
    /// <param name="least">The least value it takes.</param>
    /// <param name="most">The greatest value it takes.</param>
    public SettingRangeAttribute(double least, double most)
    {
        Least = least;
        Most = most;
    }

    /// <summary>The least value the setting takes.</summary>
    public double Least { get; }

    /// <summary>The greatest value the setting takes.</summary>
    public double Most { get; }

    /// <inheritdoc/>
    public override bool RequiresValidationContext => true;

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        if (value is not IConvertible number)
        {
            return ValidationResult.Success;
        }

        double given = number.ToDouble(CultureInfo.InvariantCulture);
        return given >= Least && given <= Most
            ? ValidationResult.Success
            : new ValidationResult($"{validationContext.DisplayName} is {Shown(given)}; it takes {Shown(Least)} to {Shown(Most)}.");
    }

    private static string Shown(double value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
