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

    /// <summary>What the avatar says when a session of a new conversation opens, in its <see cref="Locale"/>.
    /// See <see cref="IAvatarSessions"/>.</summary>
    /// <value>Default <see langword="null"/>: it waits to be spoken to.</value>
    public string? Greeting { get; set; }

    /// <summary>What the avatar says when a turn fails, by BCP-47 language; <c>en</c> serves the others.</summary>
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
}
