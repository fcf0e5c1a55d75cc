namespace AvatarKit;

/// <summary>A piece of speech as playback knows it.</summary>
/// <param name="Index"><see cref="SpeechSegment.Index"/>.</param>
/// <param name="Sentence">Its sentence's place in the timeline.</param>
/// <param name="FirstWord">The place of its first word in the timeline, be it one of the next piece.</param>
/// <param name="StartedAt">When it starts to be played, by the timeline's clock.</param>
/// <param name="Offset">How much speech comes before it.</param>
/// <param name="Duration">How long it lasts.</param>
internal readonly record struct TimelinePiece(int Index, int Sentence, int FirstWord, long StartedAt, TimeSpan Offset, TimeSpan Duration);

/// <summary>A sentence's caption in the answer, and the place of its first word in the timeline.</summary>
internal readonly record struct TimelineSentence(int TextStart, int TextEnd, int FirstWord);

/// <summary>A word: when it begins in its piece, and where it ends in the answer. Eight bytes, as there are many.</summary>
internal readonly record struct TimelineWord(uint StartMicroseconds, int TextEnd)
{
    public static TimelineWord At(TimeSpan start, int textEnd)
        => new((uint)Math.Clamp(Math.Ceiling(start.TotalMicroseconds), 0, uint.MaxValue), textEnd);

    public bool HasBegunAt(TimeSpan elapsed) => StartMicroseconds < elapsed.TotalMicroseconds;
}
