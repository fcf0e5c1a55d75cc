using System.Text;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Cues of moods and gestures in an answer, however its stream is split.</summary>
internal sealed class MoodsTarget : TextTarget
{
    public override string Name => "moods";

    protected override void Run(string text, Random random)
    {
        string whole = Filter(text, () => text.Length);
        Check(whole == Filter(text, () => random.Next(1, 9)), "what is shown does not depend on how the stream is split");
        _ = MoodMarks.Find(text);
        _ = CueTag.Read(text, out int length);
        Check(length >= 0 && length <= text.Length, "a cue lies within the text");
    }

    private static string Filter(string text, Func<int> next)
    {
        var filter = new CueFilter();
        List<(int Start, Mood Mood)> moods = [];
        List<PlacedGesture> gestures = [];
        var clean = new StringBuilder();
        for (int at = 0; at < text.Length;)
        {
            int length = Math.Min(next(), text.Length - at);
            clean.Append(filter.Append(text.Substring(at, length), moods, gestures));
            at += length;
        }

        clean.Append(filter.Complete());
        int shown = clean.Length;
        foreach ((int start, Mood mood) in moods)
        {
            Check(start >= 0 && start <= shown, "a mood begins within what is shown");
            clean.Append('|').Append(start).Append(mood);
        }

        foreach (PlacedGesture gesture in gestures)
        {
            Check(gesture.Index >= 0 && gesture.Index <= shown, "a gesture stands within what is shown");
            clean.Append('|').Append(gesture.Index).Append(gesture.Gesture);
        }

        return clean.ToString();
    }
}
