namespace AvatarKit;

/// <summary>Which patterns are looked for. What detectors find is always replaced.</summary>
public sealed class PersonalDataKindOptions
{
    /// <summary>Payment cards: by issuer, length and Luhn's check digit.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Card { get; set; } = true;

    /// <summary>IBANs: by country, length and check digits.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Iban { get; set; } = true;

    /// <summary>Telephone numbers, international and as they are written nationally.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Phone { get; set; } = true;

    /// <summary>E-mail addresses.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Email { get; set; } = true;

    /// <summary>IP addresses, of version 4 and 6.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool IpAddress { get; set; } = true;

    /// <summary>Numbers that states give to persons, by shape and check digits.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool NationalId { get; set; } = true;

    /// <summary>Whether a kind is found by its pattern, wherever it stands.</summary>
    internal static bool HasPattern(PersonalDataKind kind) => kind.Value is "card" or "iban" or "phone" or "email" or "ip" or "id";
}
