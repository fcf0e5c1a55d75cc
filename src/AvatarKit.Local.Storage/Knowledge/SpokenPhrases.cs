using System.Globalization;

namespace AvatarKit.Local;

/// <summary>What the knowledge client says in its own words, in one language.</summary>
internal sealed record SpokenPhrases
{
    public required string Source { get; init; }

    public required string SourceWithSection { get; init; }

    public required string Unknown { get; init; }

    public required string Topics { get; init; }

    public required string And { get; init; }

    public required string Greeting { get; init; }

    public required string Thanks { get; init; }

    public required string Goodbye { get; init; }

    public required string Name { get; init; }

    public required string WhoAmI { get; init; }

    public required string Abilities { get; init; }

    public required string Open { get; init; }

    public required string Close { get; init; }

    public static SpokenPhrases English { get; } = new()
    {
        Source = "That's from {0}.",
        SourceWithSection = "That's from {0}, in the section {1}.",
        Unknown = "I don't know that: I found nothing about it in my documents.",
        Topics = "You can ask me about {0}.",
        And = " and ",
        Greeting = "Hello! What would you like to know?",
        Thanks = "You're welcome.",
        Goodbye = "Goodbye!",
        Name = "I'm {0}.",
        WhoAmI = "I'm an avatar that answers from a set of documents, without any language model.",
        Abilities = "I look up answers in my documents and tell you where they are from.",
        Open = "“",
        Close = "”",
    };

    private static readonly SpokenPhrases German = new()
    {
        Source = "Das steht in {0}.",
        SourceWithSection = "Das steht in {0}, im Abschnitt {1}.",
        Unknown = "Das weiß ich nicht: In meinen Dokumenten habe ich nichts dazu gefunden.",
        Topics = "Sie können mich nach {0} fragen.",
        And = " und ",
        Greeting = "Hallo! Was möchten Sie wissen?",
        Thanks = "Gern geschehen.",
        Goodbye = "Auf Wiedersehen!",
        Name = "Ich bin {0}.",
        WhoAmI = "Ich bin ein Avatar, der aus Dokumenten antwortet, ganz ohne Sprachmodell.",
        Abilities = "Ich suche Antworten in meinen Dokumenten und sage, wo sie stehen.",
        Open = "„",
        Close = "“",
    };

    private static readonly SpokenPhrases Spanish = new()
    {
        Source = "Lo dice {0}.",
        SourceWithSection = "Lo dice {0}, en la sección {1}.",
        Unknown = "No lo sé: no he encontrado nada sobre eso en mis documentos.",
        Topics = "Puede preguntarme sobre {0}.",
        And = " y ",
        Greeting = "¡Hola! ¿Qué le gustaría saber?",
        Thanks = "De nada.",
        Goodbye = "¡Hasta luego!",
        Name = "Soy {0}.",
        WhoAmI = "Soy un avatar que responde a partir de documentos, sin ningún modelo de lenguaje.",
        Abilities = "Busco respuestas en mis documentos y digo de dónde son.",
        Open = "«",
        Close = "»",
    };

    private static readonly SpokenPhrases French = new()
    {
        Source = "C'est dans {0}.",
        SourceWithSection = "C'est dans {0}, à la section {1}.",
        Unknown = "Je ne sais pas : je n'ai rien trouvé à ce sujet dans mes documents.",
        Topics = "Vous pouvez m'interroger sur {0}.",
        And = " et ",
        Greeting = "Bonjour ! Que voulez-vous savoir ?",
        Thanks = "Je vous en prie.",
        Goodbye = "Au revoir !",
        Name = "Je suis {0}.",
        WhoAmI = "Je suis un avatar qui répond à partir de documents, sans modèle de langage.",
        Abilities = "Je cherche les réponses dans mes documents et je dis d'où elles viennent.",
        Open = "« ",
        Close = " »",
    };

    private static readonly SpokenPhrases Italian = new()
    {
        Source = "Lo dice {0}.",
        SourceWithSection = "Lo dice {0}, nella sezione {1}.",
        Unknown = "Non lo so: nei miei documenti non ho trovato nulla a riguardo.",
        Topics = "Può chiedermi di {0}.",
        And = " e ",
        Greeting = "Salve! Che cosa vorrebbe sapere?",
        Thanks = "Prego.",
        Goodbye = "Arrivederci!",
        Name = "Sono {0}.",
        WhoAmI = "Sono un avatar che risponde a partire da documenti, senza alcun modello linguistico.",
        Abilities = "Cerco le risposte nei miei documenti e dico da dove vengono.",
        Open = "«",
        Close = "»",
    };

    private static readonly SpokenPhrases Portuguese = new()
    {
        Source = "Isso está em {0}.",
        SourceWithSection = "Isso está em {0}, na seção {1}.",
        Unknown = "Não sei: não encontrei nada sobre isso nos meus documentos.",
        Topics = "Pode perguntar-me sobre {0}.",
        And = " e ",
        Greeting = "Olá! O que gostaria de saber?",
        Thanks = "De nada.",
        Goodbye = "Até logo!",
        Name = "Sou {0}.",
        WhoAmI = "Sou um avatar que responde a partir de documentos, sem nenhum modelo de linguagem.",
        Abilities = "Procuro respostas nos meus documentos e digo de onde são.",
        Open = "“",
        Close = "”",
    };

    public static SpokenPhrases Of(string? locale) => StopWords.OfLocale(locale) switch
    {
        TextLanguage.German => German,
        TextLanguage.Spanish => Spanish,
        TextLanguage.French => French,
        TextLanguage.Italian => Italian,
        TextLanguage.Portuguese => Portuguese,
        _ => English,
    };

    /// <summary>Who speaks, with its name where it has one.</summary>
    public string SayWhoAmI(string? name) => string.IsNullOrWhiteSpace(name)
        ? WhoAmI
        : $"{string.Format(CultureInfo.InvariantCulture, Name, name)} {WhoAmI}";

    public string SaySource(SourceReference source)
    {
        string title = Quote(source.Title);
        string? section = source.Section?.Split(" › ")[^1];
        return section is null || string.Equals(section, source.Title, StringComparison.OrdinalIgnoreCase)
            ? string.Format(CultureInfo.InvariantCulture, Source, title)
            : string.Format(CultureInfo.InvariantCulture, SourceWithSection, title, Quote(section));
    }

    public string? SayTopics(IReadOnlyList<string> titles) => titles.Count == 0 ? null
        : string.Format(CultureInfo.InvariantCulture, Topics, titles.Count == 1
            ? Quote(titles[0])
            : string.Join(", ", titles.SkipLast(1).Select(Quote)) + And + Quote(titles[^1]));

    private string Quote(string text) => Open + text + Close;
}
