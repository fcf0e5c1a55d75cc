namespace AvatarKit;

/// <summary>A piece of personal data that was replaced.</summary>
/// <param name="Placeholder">What stands in its place, with its brackets.</param>
/// <param name="Value">What stood there, as it was written.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct RedactedValue(string Placeholder, string Value, PersonalDataKind Kind)
{
    /// <summary>The value's placeholder alone.</summary>
    /// <returns>The placeholder.</returns>
    public override string ToString() => Placeholder ?? "";
}
