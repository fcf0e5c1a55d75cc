using System.Text.RegularExpressions;

namespace AvatarKit;

/// <summary>What a piece of personal data is. Open for kinds a detector adds, for example <c>name</c>.</summary>
public readonly partial record struct PersonalDataKind
{
    /// <summary>Creates a kind.</summary>
    /// <param name="value">Its name, which stands in the placeholder: 1 to 24 small letters, digits and hyphens, a letter first.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public PersonalDataKind(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = Name().IsMatch(value) ? value
            : throw new ArgumentException("A kind of personal data has 1 to 24 small letters, digits and hyphens, a letter first.", nameof(value));
    }

    /// <summary>The number of a payment card.</summary>
    public static PersonalDataKind Card { get; } = new("card");

    /// <summary>An IBAN.</summary>
    public static PersonalDataKind Iban { get; } = new("iban");

    /// <summary>A telephone number.</summary>
    public static PersonalDataKind Phone { get; } = new("phone");

    /// <summary>An e-mail address.</summary>
    public static PersonalDataKind Email { get; } = new("email");

    /// <summary>An IP address.</summary>
    public static PersonalDataKind IpAddress { get; } = new("ip");

    /// <summary>A number that a state gives a person: for taxes, social security, health.</summary>
    public static PersonalDataKind NationalId { get; } = new("id");

    /// <summary>The name, for example <c>card</c>; <see langword="null"/> for <see langword="default"/>.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,23}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
