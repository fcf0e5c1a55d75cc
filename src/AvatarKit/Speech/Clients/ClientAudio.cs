using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>The pieces of audio that a client gives, one after the other. Its failures come out as <see cref="SpeechException"/>.</summary>
[Experimental(Experiments.TextToSpeechClients)]
internal sealed class ClientAudio : IAsyncDisposable
{
    private readonly string provider;
    private readonly CancellationToken cancellationToken;
    private readonly IAsyncEnumerator<TextToSpeechResponseUpdate> updates;
    private readonly Queue<DataContent> ready = new();

    public ClientAudio(ITextToSpeechClient client, string text, TextToSpeechOptions options, string provider, CancellationToken cancellationToken)
    {
        this.provider = provider;
        this.cancellationToken = cancellationToken;
        updates = client.GetStreamingAudioAsync(text, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    /// <summary>Why there may be no audio, as the end of a sentence.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The next piece that is not empty, or <see langword="null"/> at the end.</summary>
    public async ValueTask<DataContent?> NextAsync()
    {
        while (ready.Count == 0)
        {
            if (!await MoveAsync().ConfigureAwait(false))
            {
                return null;
            }

            foreach (AIContent content in updates.Current.Contents)
            {
                switch (content)
                {
                    case DataContent { Data.IsEmpty: false } data:
                        ready.Enqueue(data);
                        break;
                    case ErrorContent error:
                        // The code alone: the message may repeat the text.
                        Problem = $": it reports the error '{error.ErrorCode ?? "unknown"}'";
                        break;
                    case UriContent:
                        Problem = ": it gives a link instead, which is not followed";
                        break;
                }
            }
        }

        return ready.Dequeue();
    }

    public ValueTask DisposeAsync() => updates.DisposeAsync();

    private async ValueTask<bool> MoveAsync()
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not AvatarKitException && !cancellationToken.IsCancellationRequested)
        {
            throw new SpeechException("speech.failed", $"The client of '{provider}' failed ({exception.GetType().Name}). See the inner exception.",
                provider, isTransient: TransientFailure.Default.IsTransient(exception), exception);
        }
    }
}
