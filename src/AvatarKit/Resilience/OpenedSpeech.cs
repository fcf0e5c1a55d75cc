namespace AvatarKit;

/// <summary>A synthesis whose first audio has arrived, or that ended without any. Disposing it ends it.</summary>
internal sealed class OpenedSpeech(IAsyncEnumerator<SpeechChunk> stream, List<SpeechChunk> head, SpeechBill bill) : IAsyncDisposable
{
    public static async Task<OpenedSpeech> OpenAsync(ISpeechSynthesizer voice, SpeechRequest request, SpeechBill bill, CancellationToken cancellationToken)
    {
        List<SpeechChunk> head = [];
        IAsyncEnumerator<SpeechChunk> stream = voice.SynthesizeAsync(request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await stream.MoveNextAsync().ConfigureAwait(false))
            {
                bill.Note(stream.Current);

                // Whoever asked may have gone while the voice did not heed its token.
                cancellationToken.ThrowIfCancellationRequested();
                head.Add(stream.Current);
                if (!stream.Current.Audio.IsEmpty)
                {
                    break;
                }
            }

            return new OpenedSpeech(stream, head, bill);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async IAsyncEnumerable<SpeechChunk> ReadAsync()
    {
        foreach (SpeechChunk chunk in head)
        {
            yield return chunk;
        }

        while (await stream.MoveNextAsync().ConfigureAwait(false))
        {
            bill.Note(stream.Current);
            yield return stream.Current;
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
