namespace AvatarKit.Testing;

internal static class SpeechCallerCases
{
    public static async Task Concurrent_speech_does_not_mix(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        var alone = new Dictionary<string, SpeechScene.Spoken>(StringComparer.Ordinal);
        foreach (string sentence in scene.Sentences)
        {
            alone[sentence] = await scene.SayAsync(synthesizer, sentence, token).ConfigureAwait(false);
        }

        SpeechScene.Spoken[] all = await StoreScene.AtOnceAsync(
            8, i => scene.SayAsync(synthesizer, scene.Sentences[i % scene.Sentences.Count], token)).ConfigureAwait(false);
        foreach (SpeechScene.Spoken spoken in all)
        {
            SpeechScene.Spoken reference = alone[spoken.Request.Text];
            Check.Sequence("Each of several callers at once hears the own words.", reference.Words.Select(static word => word.Value),
                spoken.Words.Select(static word => word.Value));

            // Voices are not all deterministic: a fifth more or less is still the same sentence.
            Check.True(
                "Each of several callers at once hears the own sentence whole.",
                spoken.Bytes > reference.Bytes * 0.8 && spoken.Bytes < reference.Bytes * 1.25,
                $"about {reference.Bytes} bytes",
                spoken.Bytes);
            long end = spoken.Samples ?? long.MaxValue;
            Check.True("Marks of speech given at once lie inside its own audio.",
                spoken.Marks.All(mark => mark.Start >= 0 && mark.Start + mark.Duration <= end), $"up to {end} samples", "beyond");
        }
    }

    public static async Task Audio_that_was_given_never_changes(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        SpeechRequest request = await scene.RequestAsync(synthesizer, string.Join(' ', scene.Sentences), token).ConfigureAwait(false);
        List<(ReadOnlyMemory<byte> Given, byte[] Copy)> chunks = [];
        await foreach (SpeechChunk chunk in synthesizer.SynthesizeAsync(request, token).ConfigureAwait(false))
        {
            chunks.Add((chunk.Audio, chunk.Audio.ToArray()));
        }

        await scene.SayAsync(synthesizer, scene.Sentences[1], token).ConfigureAwait(false);
        Check.True(
            "A synthesizer never reuses the memory behind audio it gave.",
            chunks.All(static chunk => chunk.Given.Span.SequenceEqual(chunk.Copy)),
            "the bytes as they were given",
            "other bytes");
    }

    public static async Task A_cancelled_call_is_cancelled(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        SpeechRequest request = await scene.RequestAsync(synthesizer, scene.Sentences[0], token).ConfigureAwait(false);
        await Check.ThrowsAsync<OperationCanceledException>(
            "Speech whose token is already cancelled is cancelled.",
            async () => await synthesizer.SynthesizeAsync(request, new CancellationToken(canceled: true))
                .ToListAsync(CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public static async Task Speech_cancelled_half_way_ends_and_leaves_the_voice_free(
        ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        SpeechRequest request = await scene.RequestAsync(synthesizer, string.Join(' ', scene.Sentences), token).ConfigureAwait(false);
        long whole = (await SpeechScene.SpeakAsync(synthesizer, request, token).ConfigureAwait(false)).Chunks.Count;
        for (int i = 0; i < 20; i++)
        {
            using var cancel = CancellationTokenSource.CreateLinkedTokenSource(token);
            int chunks = 0;
            bool ended = false;
            try
            {
                await foreach (SpeechChunk _ in synthesizer.SynthesizeAsync(request, cancel.Token).ConfigureAwait(false))
                {
                    chunks++;
                    await cancel.CancelAsync().ConfigureAwait(false);
                }

                ended = true;
            }
            catch (OperationCanceledException)
            {
                // As promised.
            }

            // A voice that gives all in one chunk may end after it instead.
            Check.True("Speech that is cancelled half way is cancelled.", !ended || whole <= 1, nameof(OperationCanceledException),
                $"{chunks} of {whole} chunks and an end");
        }

        await scene.SayAsync(synthesizer, scene.Sentences[0], token).ConfigureAwait(false);
    }

    public static async Task Speech_left_half_way_leaves_the_voice_free(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        SpeechRequest request = await scene.RequestAsync(synthesizer, string.Join(' ', scene.Sentences), token).ConfigureAwait(false);
        for (int i = 0; i < 20; i++)
        {
            await foreach (SpeechChunk _ in synthesizer.SynthesizeAsync(request, token).ConfigureAwait(false))
            {
                break;
            }
        }

        await scene.SayAsync(synthesizer, scene.Sentences[0], token).ConfigureAwait(false);
    }
}
