namespace AvatarKit;

/// <summary>Finds the mouth shapes of a phone in any alphabet. Thread-safe.</summary>
internal static class PhoneTables
{
    /// <summary>What a symbol nobody knows looks like: a mouth that moves a little.</summary>
    private static readonly PhoneShape[] Unknown = [new(Viseme.E, 0.3f)];

    /// <summary>The shapes of a symbol in the order they are made.</summary>
    /// <param name="alphabet">The alphabet of the symbol.</param>
    /// <param name="symbol">The symbol, with or without stress and length.</param>
    /// <returns>At least one shape.</returns>
    public static PhoneShape[] Find(PhoneAlphabet alphabet, string symbol) => TryFind(alphabet, symbol) ?? Unknown;

    /// <summary>The shapes of a symbol, if the alphabet has it.</summary>
    /// <param name="alphabet">The alphabet of the symbol.</param>
    /// <param name="symbol">The symbol, with or without stress and length.</param>
    /// <returns>The shapes, or <see langword="null"/>.</returns>
    public static PhoneShape[]? TryFind(PhoneAlphabet alphabet, string symbol) => alphabet switch
    {
        PhoneAlphabet.Oculus => OculusVisemes.TryFind(symbol),
        PhoneAlphabet.Arpabet => ArpabetPhones.TryFind(symbol),
        PhoneAlphabet.Ipa => IpaPhones.TryFind(symbol),
        PhoneAlphabet.Polly => PollyVisemes.TryFind(symbol),
        PhoneAlphabet.Azure => AzureVisemes.TryFind(symbol),
        _ => null,
    };
}
