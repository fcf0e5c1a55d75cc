using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>After which words groups of digits are a telephone number. Many of them are the same in several languages.</summary>
internal static class PhoneWords
{
    /// <summary>The words that ask for one.</summary>
    public static FrozenSet<string> Asking { get; } = Set(
        "tel telefon telephone phone number call dial fax mobile cell text",
        "nummer handy mobil rufen",
        "tél téléphone numéro appelez appeler composez portable",
        "teléfono número llame llama llamar móvil celular marque",
        "telefono numero chiami chiama chiamare cellulare chiamate",
        "telefone ligue ligar whatsapp disque");

    /// <summary>What may stand between such a word and the number: "Meine Nummer ist", "call us at", "llame al", "chiami lo".</summary>
    public static FrozenSet<string> Between { get; } = Set(
        "is at on us me", "sie uns mich unter ist der die das lautet", "est le au à nous", "al el es a lo", "è il la", "é o no para ao");

    private static FrozenSet<string> Set(params ReadOnlySpan<string> languages)
        => LexiconTable.AnyCase(string.Join(' ', languages));
}
