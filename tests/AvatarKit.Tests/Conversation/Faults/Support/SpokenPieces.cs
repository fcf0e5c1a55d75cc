namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>What the pieces of spoken sentences say together.</summary>
internal static class SpokenPieces
{
    /// <summary>The captions of the sentences, one each.</summary>
    public static IEnumerable<string> Captions(this IEnumerable<SpeechSegment> segments)
        => segments.Select(static segment => segment.Text.Trim()).Where(static caption => caption.Length > 0);

    /// <summary>The captions of the sentences in one line.</summary>
    public static string Caption(this IEnumerable<AvatarResponseUpdate> updates) => string.Join(' ', updates.OfType<SpeechSegment>().Captions());
}
