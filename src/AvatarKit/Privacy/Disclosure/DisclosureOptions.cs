namespace AvatarKit;

/// <summary>Whether persons are told that they talk to a machine: the section <c>AvatarKit:Privacy:Disclosure</c>. Read when the host
/// starts.</summary>
public sealed class DisclosureOptions
{
    /// <summary>Whether it is announced: said and shown before the first answer of a conversation, the greeting included, and told to the client
    /// with every turn (<see cref="TurnStarted.Disclosure"/>).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Announce { get; set; }

    /// <summary>What is said, by BCP-47 language; <c>en</c> serves the others.</summary>
    /// <value>Default: English, German, Spanish, French, Italian and Portuguese.</value>
    public IDictionary<string, string> Texts { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "You are talking to an AI. My face and my voice are computer-generated.",
        ["de"] = "Du sprichst mit einer KI. Mein Gesicht und meine Stimme sind computergeneriert.",
        ["es"] = "Estás hablando con una IA. Mi cara y mi voz están generadas por ordenador.",
        ["fr"] = "Vous parlez à une IA. Mon visage et ma voix sont générés par ordinateur.",
        ["it"] = "Stai parlando con un'IA. Il mio viso e la mia voce sono generati al computer.",
        ["pt"] = "Você está falando com uma IA. Meu rosto e minha voz são gerados por computador.",
    };

    /// <summary>What is announced to whom speaks a language.</summary>
    /// <param name="locale">A BCP-47 locale, of which the language counts.</param>
    /// <returns>Its text, or else the English one; <see langword="null"/> where nothing is announced.</returns>
    public string? TextFor(string locale)
    {
        ArgumentNullException.ThrowIfNull(locale);
        return Announce && (Texts.TryGetValue(locale.Split('-')[0], out string? text) || Texts.TryGetValue("en", out text)) ? text : null;
    }
}
