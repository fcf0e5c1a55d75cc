namespace AvatarKit.Testing;

/// <summary>What the cases of speech have in common.</summary>
internal sealed record SpeechScene(string? Locale, IReadOnlyList<string> Sentences)
{
    public static async Task<IReadOnlyList<VoiceInfo>> VoicesAsync(ISpeechSynthesizer synthesizer, CancellationToken token)
    {
        IReadOnlyList<VoiceInfo> voices = await synthesizer.GetVoicesAsync(token).ConfigureAwait(false);
        Check.True("The synthesizer under test has a voice.", voices.Count > 0, "1 or more", voices.Count);
        return voices;
    }

    public static async Task<Spoken> SpeakAsync(ISpeechSynthesizer synthesizer, SpeechRequest request, CancellationToken token)
    {
        List<SpeechChunk> chunks = await synthesizer.SynthesizeAsync(request, token).ToListAsync(token).ConfigureAwait(false);
        return new Spoken(request, chunks);
    }

    public async Task<SpeechRequest> RequestAsync(ISpeechSynthesizer synthesizer, string text, CancellationToken token)
        => new() { Text = text, Locale = Locale ?? (await VoicesAsync(synthesizer, token).ConfigureAwait(false))[0].Locale };

    public async Task<Spoken> SayAsync(ISpeechSynthesizer synthesizer, string text, CancellationToken token)
    {
        Spoken spoken =
            await SpeakAsync(synthesizer, await RequestAsync(synthesizer, text, token).ConfigureAwait(false), token).ConfigureAwait(false);
        Check.True("A sentence is spoken.", spoken.Chunks.Any(static chunk => !chunk.Audio.IsEmpty), "audio", "none");
        return spoken;
    }

    internal sealed record Spoken(SpeechRequest Request, IReadOnlyList<SpeechChunk> Chunks)
    {
        public IEnumerable<SpeechMark> Marks => Chunks.SelectMany(static chunk => chunk.Marks);

        public IEnumerable<SpeechMark> Words => Marks.Where(static mark => mark.Kind == SpeechMarkKind.Word);

        public long Bytes => Chunks.Sum(static chunk => (long)chunk.Audio.Length);

        /// <summary>Length in samples, where the encoding tells.</summary>
        public long? Samples => Chunks.Count > 0 && Chunks[0].Format.Encoding == AudioEncoding.Pcm16 ? Chunks[0].Format.SamplesIn(Bytes) : null;

        public bool IsSilence
            => Chunks.All(static chunk => chunk.Format.Encoding != AudioEncoding.Pcm16 || !chunk.Audio.Span.ContainsAnyExcept((byte)0));
    }
}
