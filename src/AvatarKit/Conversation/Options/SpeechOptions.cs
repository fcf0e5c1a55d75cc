using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>How an answer is spoken.</summary>
public sealed class SpeechOptions
{
    /// <summary>How many sentences the voice may be ahead of the client.</summary>
    /// <value>Default 1: while one is taken, the next is being spoken.</value>
    [SettingRange(1, 64)]
    public int SentencesAhead { get; set; } = 1;

    /// <summary>How an answer is cut into sentences to be spoken.</summary>
    [ValidateObjectMembers]
    public SegmentationOptions Segmentation { get; set; } = new();

    /// <summary>Whether emoji in an answer are said by their names, in the languages of
    /// <see cref="SpeakableTextOptions.NameEmoji"/>.</summary>
    /// <value>Default <see langword="false"/>: they are shown, and the face takes its mood from them.</value>
    public bool NameEmoji { get; set; }

    /// <summary>Whether the spoken answer of a completed turn is put into the <see cref="IAssetStore"/> as WAV, owned by the conversation.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Store { get; set; }
}
