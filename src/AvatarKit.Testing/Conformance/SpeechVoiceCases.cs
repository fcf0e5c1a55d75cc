namespace AvatarKit.Testing;

internal static class SpeechVoiceCases
{
    public static async Task The_voices_listed_can_be_asked_for(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        IReadOnlyList<VoiceInfo> voices = await SpeechScene.VoicesAsync(synthesizer, token).ConfigureAwait(false);
        Check.Equal("A voice's id is unique.", voices.Count, voices.Select(static voice => voice.Id).Distinct(StringComparer.Ordinal).Count());
        foreach (VoiceInfo voice in voices)
        {
            Check.True("A voice has an id, a provider and a locale.", voice.Id.Length > 0 && voice.Provider.Length > 0 && voice.Locale.Length > 0,
                "all three", voice);
            Check.True(
                "A voice's audio has a rate and a channel.", voice.Format.SampleRate > 0 && voice.Format.Channels > 0, "both above 0", voice.Format);
        }

        foreach (VoiceInfo voice in voices.Take(3))
        {
            SpeechScene.Spoken spoken = await SpeechScene.SpeakAsync(
                synthesizer, new SpeechRequest { Text = scene.Sentences[0], Voice = voice.Id }, token).ConfigureAwait(false);
            Check.True("A voice that is listed speaks when asked for.", spoken.Bytes > 0, "audio", "none");
            Check.Equal("The voice that was asked for speaks.", voice.Id, spoken.Chunks[0].Voice.Id);
            Check.Equal("A voice's audio is of the format it is listed with.", voice.Format, spoken.Chunks[0].Format);
        }
    }

    public static async Task Every_chunk_has_the_same_voice_and_format(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        IReadOnlyList<VoiceInfo> voices = await SpeechScene.VoicesAsync(synthesizer, token).ConfigureAwait(false);
        SpeechScene.Spoken spoken = await scene.SayAsync(synthesizer, string.Join(' ', scene.Sentences), token).ConfigureAwait(false);
        SpeechChunk first = spoken.Chunks[0];
        Check.True("The voice that speaks is one of those listed.", voices.Any(voice => voice.Id == first.Voice.Id), "a voice that is listed",
            first.Voice.Id);
        foreach (SpeechChunk chunk in spoken.Chunks)
        {
            Check.Equal("The voice is the same for every chunk.", first.Voice, chunk.Voice);
            Check.Equal("The format is the same for every chunk.", first.Format, chunk.Format);
            Check.True(
                "A chunk of PCM holds whole samples.",
                chunk.Format.Encoding != AudioEncoding.Pcm16 || chunk.Audio.Length % (2 * chunk.Format.Channels) == 0,
                $"a multiple of {2 * chunk.Format.Channels} bytes",
                chunk.Audio.Length);
        }
    }

    public static async Task A_voice_is_heard_unless_it_is_silent(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        SpeechScene.Spoken spoken = await scene.SayAsync(synthesizer, scene.Sentences[0], token).ConfigureAwait(false);
        if (spoken.Samples is not null)
        {
            Check.Equal("A voice that calls itself silent makes no sound, and any other does.", spoken.Chunks[0].Voice.IsSilent, spoken.IsSilence);
        }
    }

    public static async Task An_unknown_voice_is_not_found(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        foreach (string voice in (string[])["no-such-voice/at-all", "💬", "../../voice"])
        {
            VoiceNotFoundException error = await Check.ThrowsAsync<VoiceNotFoundException>(
                "A voice that is not there is not found.",
                () => SpeechScene.SpeakAsync(
                    synthesizer, new SpeechRequest { Text = scene.Sentences[0], Voice = voice }, token)).ConfigureAwait(false);
            Check.Equal("The error names the voice that was asked for.", voice, error.Voice);
            Check.True("The error does not hold the text.", !error.Message.Contains(scene.Sentences[0], StringComparison.Ordinal),
                "no spoken text", error.Message);
        }
    }

    public static async Task A_locale_nobody_speaks_finds_no_voice(ISpeechSynthesizer synthesizer, CancellationToken token)
    {
        const string locale = "qaa-ZZ";
        IReadOnlyList<VoiceInfo> voices = await SpeechScene.VoicesAsync(synthesizer, token).ConfigureAwait(false);
        if (voices.Any(static voice => voice.Locale == "und"))
        {
            return;
        }

        VoiceNotFoundException error = await Check.ThrowsAsync<VoiceNotFoundException>(
            "A locale that no voice speaks finds none; the text is not read in another language.",
            () => SpeechScene.SpeakAsync(synthesizer, new SpeechRequest { Text = "Hello", Locale = locale }, token)).ConfigureAwait(false);
        Check.Equal("The error names the locale that was asked for.", locale, error.Locale);
    }

    public static async Task Nothing_to_say_is_no_sound_and_no_failure(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        foreach (string text in (string[])["", " ", "\n\t ", "…", "!"])
        {
            SpeechRequest request = await scene.RequestAsync(synthesizer, text, token).ConfigureAwait(false);
            SpeechScene.Spoken spoken = await SpeechScene.SpeakAsync(synthesizer, request, token).ConfigureAwait(false);
            Check.True("Text without anything to say yields no chunk, or silence.", spoken.Bytes == 0 || IsQuiet(spoken), "silence", "sound");
            Check.True("Text without anything to say has no words.", !spoken.Words.Any(static word => word.Value.Any(char.IsLetter)),
                "none", spoken.Words.Count());
        }
    }

    /// <summary>Silence may carry a voice's own noise: up to 1 % of full scale.</summary>
    private static bool IsQuiet(SpeechScene.Spoken spoken)
    {
        foreach (SpeechChunk chunk in spoken.Chunks.Where(static chunk => chunk.Format.Encoding == AudioEncoding.Pcm16))
        {
            foreach (short sample in System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(chunk.Audio.Span))
            {
                if (Math.Abs((int)sample) > 327)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
