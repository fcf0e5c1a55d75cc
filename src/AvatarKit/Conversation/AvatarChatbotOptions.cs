using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>How the avatar behaves. Validated when the host starts.</summary>
public sealed class AvatarChatbotOptions
{
    /// <summary>The avatar's name, told to the model.</summary>
    /// <value>Default <c>Ava</c>.</value>
    [Required]
    public string AvatarName { get; set; } = "Ava";

    /// <summary>Who the avatar is and how it answers: the system prompt.</summary>
    /// <value>Default: a friendly assistant that answers briefly, in words that are good to hear.</value>
    [Required]
    public string Instructions { get; set; } =
        "You are a friendly assistant with a face and a voice. Answer in a few short sentences that are good to hear. "
        + "Use Markdown only where the answer is better read than heard.";

    /// <summary>BCP-47 locale used where a request names none.</summary>
    /// <value>Default <c>en-US</c>.</value>
    [Required]
    public string Locale { get; set; } = "en-US";

    /// <summary>Voice used where a request names none.</summary>
    /// <value>Default <see langword="null"/>: the synthesizer's best for the locale.</value>
    public string? Voice { get; set; }

    /// <summary>The longest message accepted, in UTF-16 code units.</summary>
    /// <value>Default 8,000.</value>
    [Range(1, 1_000_000)]
    public int MaxMessageLength { get; set; } = 8_000;

    /// <summary>The longest answer accepted from a model, in UTF-16 code units; a longer one is cut there, with a warning.</summary>
    /// <value>Default 32,000.</value>
    [Range(100, 10_000_000)]
    public int MaxAnswerLength { get; set; } = 32_000;

    /// <summary>How many sentences the voice may be ahead of the client.</summary>
    /// <value>Default 2.</value>
    [Range(1, 64)]
    public int SpeechAhead { get; set; } = 2;

    /// <summary>How many updates may wait for a slow client before the turn waits for it.</summary>
    /// <value>Default 32.</value>
    [Range(1, 4096)]
    public int UpdateBuffer { get; set; } = 32;

    /// <summary>Frames per second of the face track.</summary>
    /// <value>Default 60.</value>
    [Range(10, 240)]
    public int FaceFrameRate { get; set; } = 60;

    /// <summary>How many passages of an <see cref="IKnowledgeBase"/> are given to the model. 0: none.</summary>
    /// <value>Default 4.</value>
    [Range(0, 50)]
    public int KnowledgePassages { get; set; } = 4;

    /// <summary>Whether the spoken answer of a completed turn is put into the <see cref="IAssetStore"/> as WAV, owned by the user.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool StoreSpeech { get; set; }

    /// <summary>How long the URL of an answer's video works.</summary>
    /// <value>Default 1 hour.</value>
    public TimeSpan AssetUrlLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a turn may take altogether, a client that takes its time included; also how long a retry of the same turn id waits for a crashed attempt.</summary>
    /// <value>Default 5 minutes.</value>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a model may take to its first token before the next attempt or the fallback.</summary>
    /// <value>Default 15 seconds.</value>
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many times a tier is tried again before its first token, with back-off, before the fallback.</summary>
    /// <value>Default 1.</value>
    [Range(0, 10)]
    public int ModelRetries { get; set; } = 1;

    /// <summary>How long a voice may take for one sentence before that sentence falls silent.</summary>
    /// <value>Default 20 seconds.</value>
    public TimeSpan SpeechTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How many times a voice is asked again for a sentence, with back-off, when it fails for a reason that may be over soon and before its first audio.</summary>
    /// <value>Default 1. A voice that keeps failing is left alone for a while; its sentences then fall silent at once.</value>
    [Range(0, 10)]
    public int SpeechRetries { get; set; } = 1;

    /// <summary>How many times the engine makes a call to the conversation or asset store again, with back-off, when it fails for a reason that may be over soon.</summary>
    /// <value>Default 2.</value>
    [Range(0, 10)]
    public int StorageRetries { get; set; } = 2;

    /// <summary>How long the store may take to write the answer after the turn was cancelled.</summary>
    /// <value>Default 10 seconds.</value>
    public TimeSpan PersistTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What the avatar can say when a turn fails, by BCP-47 language; <c>en</c> serves the others.</summary>
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

    /// <summary>Tools every model may call, besides those of a request.</summary>
    /// <value>Default: none.</value>
    public IList<AITool> Tools { get; } = [];

    /// <summary>The model tiers by name. Each needs a keyed <see cref="IChatClient"/> under its name.</summary>
    /// <value>Default: <c>lite</c>, <c>pro</c>, <c>premier</c>, each falling back to the one below.</value>
    public IDictionary<string, ModelTierOptions> Tiers { get; } = new Dictionary<string, ModelTierOptions>(StringComparer.OrdinalIgnoreCase)
    {
        ["lite"] = new() { Fallback = "pro" },
        ["pro"] = new() { Fallback = "lite" },
        ["premier"] = new() { Fallback = "pro" },
    };

    /// <summary>How a tier is chosen.</summary>
    [ValidateObjectMembers]
    public RoutingOptions Routing { get; set; } = new();

    /// <summary>How much of the past a model sees.</summary>
    [ValidateObjectMembers]
    public HistoryOptions History { get; set; } = new();

    /// <summary>How an answer is cut into sentences to be spoken.</summary>
    [ValidateObjectMembers]
    public SegmentationOptions Segmentation { get; set; } = new();
}
