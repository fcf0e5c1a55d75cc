using AvatarKit.Aws;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Speech marks of Amazon Polly, one JSON object a line, laid on a text.</summary>
internal sealed class SpeechMarksTarget : JsonTarget
{
    private const string Text = "Mary had a little lamb, said \"Zoë\" & 😀 laughed. <Really>?";

    private static readonly PollyPiece[] Pieces =
    [
        PollyText.Plain(Text, 1, PollyLimits.Default)[0],
        PollyText.Plain(Text, 1.5, PollyLimits.Default)[0],
    ];

    public override string Name => "speech-marks";

    public override bool Allows(Exception exception) => exception is PollyException { Code: "polly.marks_unreadable" };

    public override void Run(byte[] input, Random random)
    {
        using var stream = new MemoryStream(input);
        List<PollyMark> read = Wait(new ValueTask<List<PollyMark>>(PollyMarkReader.ReadAsync(stream, CancellationToken.None)));
        long offset = random.Next(2) * 100_000L;
        List<SpeechMark> marks = PollyMarks.Translate(read, Pieces[random.Next(Pieces.Length)], AudioFormat.Pcm16(16_000), offset);
        long last = offset;
        foreach (SpeechMark mark in marks)
        {
            Check(mark.Start >= last, "marks are in order, none before its audio");
            last = mark.Start;
            Check(mark.TextStart >= 0 && mark.TextLength >= 0 && mark.TextStart + mark.TextLength <= Text.Length, "marks lie within the text");
            Check(mark.Value.Length > 0, "a mark has a value");
        }
    }
}
