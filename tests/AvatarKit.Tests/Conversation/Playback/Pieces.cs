namespace AvatarKit.Tests.Conversation.Playback;

/// <summary>Pieces of speech with words and times.</summary>
internal static class Pieces
{
    public static TurnUsage Usage { get; } = new();

    public static TurnLatency Latency { get; } = new() { Total = TimeSpan.Zero, Stages = new SortedDictionary<TurnStage, TimeSpan>() };

    /// <summary>A piece of a sentence at the answer's beginning. Each word is looked up in the sentence by its letters.</summary>
    public static SpeechSegment Of(int index, string sentence, double start, double duration, params (string Text, double Start)[] words) => new()
    {
        TurnId = "t",
        Index = index,
        Start = TimeSpan.FromSeconds(start),
        Text = start == 0 ? sentence : "",
        TextStart = 0,
        SpokenText = start == 0 ? sentence : "",
        Voice = "v",
        Format = AudioFormat.Pcm16(16_000),
        Audio = new byte[32],
        Duration = TimeSpan.FromSeconds(duration),
        Visemes = [],
        Words = [.. words.Select(word => new SpokenWord(
            word.Text, TimeSpan.FromSeconds(word.Start), TimeSpan.FromSeconds(0.2), sentence.IndexOf(word.Text, StringComparison.Ordinal),
            word.Text.Length))],
    };
}
