using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Who an avatar is: named options, one set for each avatar of the host. The unnamed one is the default.
/// Validated when the host starts.</summary>
/// <remarks>The name of the options is the avatar's id, which <see cref="AvatarRequest.AvatarId"/> chooses.</remarks>
public sealed class AvatarProfile
{
    /// <summary>The avatar's name, told to the model.</summary>
    /// <value>Default <c>Ava</c>.</value>
    [SettingRequired]
    public string Name { get; set; } = "Ava";

    /// <summary>Who the avatar is and how it answers: the system prompt.</summary>
    /// <value>Default: a friendly assistant that answers briefly, in words that are good to hear.</value>
    [SettingRequired]
    public string Instructions { get; set; } =
        "You are a friendly assistant with a face and a voice. Answer in a few short sentences that are good to hear. "
        + "Use Markdown only where the answer is better read than heard.";

    /// <summary>BCP-47 locale used where a request names none.</summary>
    /// <value>Default <c>en-US</c>.</value>
    [SettingRequired]
    public string Locale { get; set; } = "en-US";

    /// <summary>Voice used where a request names none.</summary>
    /// <value>Default <see langword="null"/>: the synthesizer's best for the locale.</value>
    public string? Voice { get; set; }

    /// <summary>The drawn character that is shown, by the renderer's name for it.</summary>
    /// <value>Default <see langword="null"/>: the renderer's own. Not together with <see cref="Portrait"/>.</value>
    public string? Character { get; set; }

    /// <summary>The picture of a person that is moved, by the renderer's name for it.</summary>
    /// <value>Default <see langword="null"/>: none.</value>
    public string? Portrait { get; set; }

    /// <summary>The mood of every answer for which a request names none.</summary>
    /// <value>Default <see langword="null"/>: each sentence's own, from its cue or estimated from its words.</value>
    public Mood? Mood { get; set; }

    /// <summary>Whether passages of a knowledge base are given to the model.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Knowledge { get; set; } = true;

    /// <summary>The key of the <see cref="IKnowledgeBase"/> this avatar draws on.</summary>
    /// <value>Default <see langword="null"/>: the unkeyed one.</value>
    public string? KnowledgeBase { get; set; }

    /// <summary>Tools the model may call for this avatar, besides those of a request.</summary>
    /// <value>Default: none.</value>
    public IList<AITool> Tools { get; } = [];

    /// <summary>The tier that answers for this avatar where a request names none: a pin.</summary>
    /// <value>Default <see langword="null"/>: the router chooses.</value>
    public string? Tier { get; set; }

    /// <summary>How names and terms are pronounced, by code; of those for a turn's locale the longest entry counts, then the first
    /// lexicon.</summary>
    /// <value>Default: none.</value>
    public IList<PronunciationLexicon> Pronunciations { get; } = [];

    /// <summary>Files of W3C's Pronunciation Lexicon Specification 1.0 that say how names and terms are pronounced, after
    /// <see cref="Pronunciations"/>. A file that was changed is read again when settings change.</summary>
    /// <value>Default: none.</value>
    public IList<string> PronunciationFiles { get; } = [];

    /// <summary>Whether case is ignored in <see cref="PronunciationFiles"/>.</summary>
    /// <value>Default <see langword="false"/>, as the specification has it.</value>
    public bool PronunciationIgnoresCase { get; set; }

    /// <summary>What the avatar says when a session of a new conversation opens, in its <see cref="Locale"/>.
    /// See <see cref="IAvatarSessions"/>.</summary>
    /// <value>Default <see langword="null"/>: it waits to be spoken to.</value>
    public string? Greeting { get; set; }

    /// <summary>What the avatar says when a turn fails, by BCP-47 language; <c>en</c> serves the others,
    /// and where both are empty the default ones do: an avatar never goes silent.</summary>
    /// <value>Default: English, German, Spanish, French, Italian and Portuguese.</value>
    public IDictionary<string, string> FailureReplies { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "Sorry, I can't answer that right now. Please try again in a moment.",
        ["de"] = "Das kann ich gerade leider nicht beantworten. Bitte versuche es gleich noch einmal.",
        ["es"] = "Lo siento, ahora mismo no puedo responder. Inténtalo de nuevo en un momento.",
        ["fr"] = "Désolé, je ne peux pas répondre pour l'instant. Réessayez dans un instant.",
        ["it"] = "Mi dispiace, ora non posso rispondere. Riprova tra un momento.",
        ["pt"] = "Desculpe, não posso responder agora. Tente de novo daqui a pouco.",
    };

    /// <summary>What the avatar says of a message that cannot be answered as it is: an empty or far too long one, or one that is no text; by BCP-47
    /// language, <c>en</c> serves the others.</summary>
    /// <value>Default: English, German, Spanish, French, Italian and Portuguese.</value>
    public IDictionary<string, string> UnclearMessageReplies { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "Sorry, I didn't get that. Could you say it in a few words?",
        ["de"] = "Das habe ich leider nicht verstanden. Kannst du es in wenigen Worten sagen?",
        ["es"] = "Perdona, no lo he entendido. ¿Puedes decirlo en pocas palabras?",
        ["fr"] = "Désolé, je n'ai pas compris. Pouvez-vous le dire en quelques mots ?",
        ["it"] = "Scusa, non ho capito. Puoi dirlo in poche parole?",
        ["pt"] = "Desculpe, não entendi. Pode dizer em poucas palavras?",
    };

    /// <summary>What the avatar says before a kept answer to a similar question that it gives because no model answers, by language.</summary>
    /// <value>Default: a sentence in English, German, Spanish, French, Italian and Portuguese; other languages get the English one.</value>
    /// <remarks>See <see cref="ResponseCacheOptions.MaxWrongWithoutModel"/>.</remarks>
    public IDictionary<string, string> SimilarAnswerIntroductions { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "I can't look into that right now. To a similar question, I answered this:",
        ["de"] = "Das kann ich gerade nicht nachsehen. Auf eine ähnliche Frage habe ich das geantwortet:",
        ["es"] = "Ahora mismo no puedo consultarlo. A una pregunta parecida respondí esto:",
        ["fr"] = "Je ne peux pas vérifier cela pour l'instant. À une question semblable, j'ai répondu ceci :",
        ["it"] = "Ora non posso verificarlo. A una domanda simile ho risposto così:",
        ["pt"] = "Agora não posso verificar isso. A uma pergunta parecida, respondi isto:",
    };

    /// <summary>What the avatar says where a guard (<see cref="IContentGuard"/>) blocks, by BCP-47 language; <c>en</c> serves the
    /// others.</summary>
    /// <value>Default: English, German, Spanish, French, Italian and Portuguese.</value>
    public IDictionary<string, string> RefusalReplies { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "I'd rather not talk about that. Can I help you with something else?",
        ["de"] = "Darüber möchte ich lieber nicht sprechen. Kann ich dir bei etwas anderem helfen?",
        ["es"] = "Prefiero no hablar de eso. ¿Puedo ayudarte con otra cosa?",
        ["fr"] = "Je préfère ne pas parler de cela. Puis-je vous aider pour autre chose ?",
        ["it"] = "Preferisco non parlarne. Posso aiutarti con qualcos'altro?",
        ["pt"] = "Prefiro não falar sobre isso. Posso ajudar com outra coisa?",
    };

    /// <summary>All its lexicons, once its files are read.</summary>
    internal IReadOnlyList<PronunciationLexicon> Lexicons { get; set; } = [];
}
