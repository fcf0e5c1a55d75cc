using System.Buffers;

namespace AvatarKit.Tests.Caching;

public sealed class CachedSpeechSerializerTests
{
    private static readonly VoiceInfo Voice = new(
        "polly/Lea/neural", "polly/neural", "fr-FR", AudioFormat.Pcm16(16_000)) { DisplayName = "Léa (neural)" };

    private static readonly CachedSpeech Speech = new(
        Voice,
        Voice.Format,
        new byte[] { 1, 2, 3, 4, 250, 251 },
        [
            new SpeechMark(SpeechMarkKind.Word, 0, 0, "été", PhoneAlphabet.None, 2, 3),
            new SpeechMark(SpeechMarkKind.Viseme, 5_000_000_000, 7, "E:", PhoneAlphabet.Polly),
        ]);

    [Fact]
    public void What_is_written_is_read_back()
    {
        CachedSpeech read = RoundTrip(Speech);

        Assert.Equal(Speech.Voice, read.Voice);
        Assert.Equal(Speech.Format, read.Format);
        Assert.Equal(Speech.Audio.ToArray(), read.Audio.ToArray());
        Assert.Equal(Speech.Marks, read.Marks);
    }

    [Fact]
    public void It_is_about_as_long_as_its_audio()
    {
        var second = new CachedSpeech(Voice, Voice.Format, new byte[32_000], Speech.Marks);

        Assert.InRange(Write(second).WrittenCount, 32_000, 32_200);
    }

    [Fact]
    public void Damaged_bytes_are_refused_and_ask_for_no_memory()
    {
        byte[] bytes = Write(Speech).WrittenSpan.ToArray();
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] cut = bytes[..length];
            Assert.True(Record.Exception(() => Read(cut)) is EndOfStreamException or InvalidDataException, $"{length} of {bytes.Length} bytes");
        }

        bytes[0] = 99;
        Assert.Null(CachedSpeechSerializer.Deserialize(new ReadOnlySequence<byte>(bytes)));
    }

    private static CachedSpeech RoundTrip(CachedSpeech speech) => Read(Write(speech).WrittenSpan.ToArray());

    private static ArrayBufferWriter<byte> Write(CachedSpeech speech)
    {
        var buffer = new ArrayBufferWriter<byte>();
        CachedSpeechSerializer.Serialize(speech, buffer);
        return buffer;
    }

    private static CachedSpeech Read(byte[] bytes) => CachedSpeechSerializer.Deserialize(new ReadOnlySequence<byte>(bytes))!;
}
