namespace AvatarKit.Tests;

/// <summary>Spoken segments made by hand.</summary>
internal static class Segments
{
    public const int Rate = 16_000;

    /// <summary>A segment of shapes that follow each other, with a rest before and after.</summary>
    public static SpokenSegment Of(params ReadOnlySpan<(Viseme Viseme, int Milliseconds)> shapes) => Of(TimeSpan.Zero, 0, 400, shapes);

    public static SpokenSegment Of(TimeSpan offset, int index, int restMilliseconds, params ReadOnlySpan<(Viseme Viseme, int Milliseconds)> shapes)
    {
        List<VisemeSpan> spans = [];
        long at = restMilliseconds * Rate / 1000;
        foreach ((Viseme viseme, int milliseconds) in shapes)
        {
            long duration = milliseconds * Rate / 1000;
            spans.Add(new VisemeSpan(viseme, at, duration));
            at += duration;
        }

        long length = at + (restMilliseconds * Rate / 1000);
        return new SpokenSegment
        {
            Index = index,
            Offset = offset,
            Caption = "Mama?",
            Format = AudioFormat.Pcm16(Rate),
            Audio = new byte[length * 2],
            Visemes = new VisemeTrack(Rate, length, spans),
            Words = [new SpeechMark(SpeechMarkKind.Word, restMilliseconds * Rate / 1000, length / 2, "Mama", PhoneAlphabet.None, 0, 4)],
        };
    }

    /// <summary>How far apart the lips are, as every drawing of the weights understands it.</summary>
    public static float Opening(ReadOnlySpan<float> pose)
        => pose[(int)FaceChannel.JawOpen] - pose[(int)FaceChannel.MouthClose]
            + (0.3f * (pose[(int)FaceChannel.MouthUpperUpLeft] + pose[(int)FaceChannel.MouthLowerDownLeft] + pose[(int)FaceChannel.MouthFunnel]));
}
