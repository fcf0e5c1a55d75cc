namespace AvatarKit.Tests.Speech;

public sealed class SpeechChunkGuardTests
{
    private const int TextLength = 20;
    private static readonly AudioFormat Format = AudioFormat.Pcm16(16_000);

    public static TheoryData<string, SpeechChunk?> Garbage() => new()
    {
        { "speech.invalid", null },
        { "speech.invalid", Chunk() with { Voice = null! } },
        { "speech.invalid", Chunk() with { Marks = null! } },
        { "speech.invalid", Chunk() with { BilledCharacters = -1 } },
        { "speech.format", Chunk() with { Format = new AudioFormat(AudioEncoding.Mp3, 24_000) } },
        { "speech.invalid", Chunk() with { Format = AudioFormat.Pcm16(1) } },
        { "speech.invalid", Chunk() with { Format = AudioFormat.Pcm16(0) } },
        { "speech.invalid", Chunk() with { Format = AudioFormat.Pcm16(int.MaxValue) } },
        { "speech.invalid", Chunk() with { Format = new AudioFormat(AudioEncoding.Pcm16, 16_000, 0) } },
        { "speech.invalid", Chunk() with { Format = new AudioFormat(AudioEncoding.Pcm16, 16_000, 9) } },
        { "speech.invalid", Marked(Word(-1, 10)) },
        { "speech.invalid", Marked(Word(0, -1)) },
        { "speech.invalid", Marked(Word(long.MaxValue, 1)) },
        { "speech.invalid", Marked(Word(0, long.MaxValue)) },
        { "speech.invalid", Marked(Word(0, 1) with { Value = null! }) },
        { "speech.invalid", Marked(Word(0, 1) with { TextStart = -1 }) },
        { "speech.invalid", Marked(Word(0, 1) with { TextStart = 15, TextLength = 6 }) },
        { "speech.invalid", Marked(Word(0, 1) with { TextStart = int.MaxValue, TextLength = int.MaxValue }) },
        { "speech.invalid", Chunk() with { Marks = [.. Enumerable.Repeat(Word(0, 1), 1_000)] } },
        { "speech.too_long", Chunk() with { Audio = new byte[16_000 * 2 * 61] } },
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public void Garbage_is_refused(string code, SpeechChunk? chunk)
        => Assert.Equal(code, Assert.Throws<SpeechException>(() => new SpeechChunkGuard(TextLength).Check(chunk)).Code);

    [Fact]
    public void What_a_voice_gives_passes()
    {
        var guard = new SpeechChunkGuard(TextLength);
        guard.Check(Chunk() with { Marks = [Word(0, 100), Word(100, 0) with { TextStart = 10, TextLength = 10 }] });
        guard.Check(Chunk() with { Audio = default, BilledCharacters = 20 });
        guard.Check(Chunk() with { Audio = new byte[16_000 * 2 * 50] });
    }

    [Fact]
    public void The_bounds_hold_for_all_chunks_together()
    {
        var format = new SpeechChunkGuard(TextLength);
        format.Check(Chunk());
        Assert.Equal("speech.invalid", Assert.Throws<SpeechException>(() => format.Check(Chunk() with { Format = AudioFormat.Pcm16(22_050) })).Code);

        var length = new SpeechChunkGuard(TextLength);
        SpeechChunk second = Chunk() with { Audio = new byte[32_000] };
        for (int i = 0; i < 60; i++)
        {
            length.Check(second);
        }

        Assert.Equal("speech.too_long", Assert.Throws<SpeechException>(() => length.Check(second)).Code);
    }

    [Fact]
    public void A_long_text_has_more_room_and_never_more_than_a_quarter_of_an_hour()
    {
        SpeechChunk minute = Chunk() with { Format = AudioFormat.Pcm16(8_000), Audio = new byte[8_000 * 2 * 60] };
        var guard = new SpeechChunkGuard(100_000);
        for (int i = 0; i < 15; i++)
        {
            guard.Check(minute);
        }

        Assert.Equal("speech.too_long", Assert.Throws<SpeechException>(() => guard.Check(minute)).Code);
    }

    private static SpeechChunk Chunk() => new() { Voice = new VoiceInfo("v", "p", "en-US", Format), Format = Format, Audio = new byte[320] };

    private static SpeechChunk Marked(SpeechMark mark) => Chunk() with { Marks = [mark] };

    private static SpeechMark Word(long start, long duration) => new(SpeechMarkKind.Word, start, duration, "word", PhoneAlphabet.None, 0, 4);
}
