namespace AvatarKit;

/// <summary>Whether persons must have consented before an avatar answers them: the section <c>AvatarKit:Privacy:Consent</c>. Read when the host
/// starts, and validated then.</summary>
public sealed class ConsentOptions
{
    /// <summary>Whether a turn of a person without a consent is refused (<c>consent.required</c>). What the host has the avatar say to nobody's
    /// message, such as a greeting, needs none.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Required { get; set; }

    /// <summary>The version of what is consented to: one for another version does not count.</summary>
    /// <value>Default <c>1</c>; 1 to 64 characters.</value>
    [SettingRequired]
    public string Version { get; set; } = "1";

    /// <summary>How long the store is waited for; a turn whose consent cannot be looked up is refused (<c>consent.unavailable</c>).</summary>
    /// <value>Default 5 seconds; more than zero, at most a minute.</value>
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What the avatar says to a person without a consent, by BCP-47 language; <c>en</c> serves the others.</summary>
    /// <value>Default: English, German, Spanish, French, Italian and Portuguese.</value>
    public IDictionary<string, string> Replies { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "Before we talk, I need your consent. Please look at what it is about and agree, and then ask me again.",
        ["de"] = "Bevor wir sprechen, brauche ich deine Einwilligung. Bitte sieh sie dir an und stimme zu, dann frag mich noch einmal.",
        ["es"] = "Antes de hablar necesito tu consentimiento. Léelo, acéptalo y vuelve a preguntarme, por favor.",
        ["fr"] = "Avant de parler, j'ai besoin de votre consentement. Lisez-le, acceptez-le, puis posez-moi de nouveau votre question.",
        ["it"] = "Prima di parlare ho bisogno del tuo consenso. Leggilo, accettalo e poi chiedimi di nuovo.",
        ["pt"] = "Antes de conversarmos, preciso do seu consentimento. Leia, aceite e depois pergunte de novo.",
    };
}
