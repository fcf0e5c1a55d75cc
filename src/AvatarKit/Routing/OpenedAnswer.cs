using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>A model's stream of which the first updates with content have arrived. Disposing it ends the call.</summary>
internal sealed class OpenedAnswer(
    IAsyncEnumerator<ChatResponseUpdate> stream, List<ChatResponseUpdate> head, CancellationTokenSource life) : IAsyncDisposable
{
    /// <summary>Calls a tier and waits for its first content.</summary>
    /// <remarks><paramref name="openToken"/> bounds the wait alone: once content has come, only <paramref name="turnToken"/> ends the stream.</remarks>
    public static async ValueTask<OpenedAnswer> OpenAsync(
        ModelTier tier, IReadOnlyList<ChatMessage> messages, ChatOptions chatOptions, CancellationToken openToken, CancellationToken turnToken)
    {
        CancellationTokenSource? life = CancellationTokenSource.CreateLinkedTokenSource(turnToken);
        IAsyncEnumerator<ChatResponseUpdate>? stream = null;
        List<ChatResponseUpdate> head = [];
        try
        {
            using CancellationTokenRegistration opening = openToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), life);
            stream = tier.ClientFor(chatOptions).GetStreamingResponseAsync(messages, chatOptions, life.Token).GetAsyncEnumerator(life.Token);
            while (await stream.MoveNextAsync().ConfigureAwait(false))
            {
                head.Add(stream.Current);
                if (stream.Current.Contents.OfType<ErrorContent>().Any())
                {
                    throw new ModelException("model.error", $"Tier '{tier.Name}' answered with an error instead of words.", tier.Name);
                }

                if (HasContent(stream.Current))
                {
                    return HandOver();
                }
            }

            throw new ModelException("model.empty", $"Tier '{tier.Name}' ended its answer without a word.", tier.Name);
        }
        catch (Exception exception)
        {
            if (stream is not null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            // A client that was cancelled because the opening took too long may answer with an error of its own.
            if (exception is not OperationCanceledException)
            {
                turnToken.ThrowIfCancellationRequested();
                openToken.ThrowIfCancellationRequested();
            }

            throw;
        }
        finally
        {
            life?.Dispose();
        }

        OpenedAnswer HandOver()
        {
            var opened = new OpenedAnswer(stream!, head, life!);
            life = null;
            return opened;
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> ReadAsync()
    {
        foreach (ChatResponseUpdate update in head)
        {
            yield return update;
        }

        while (await stream.MoveNextAsync().ConfigureAwait(false))
        {
            yield return stream.Current;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync().ConfigureAwait(false);
        life.Dispose();
    }

    private static bool HasContent(ChatResponseUpdate update)
    {
        foreach (AIContent content in update.Contents)
        {
            if (content is not UsageContent and not TextContent { Text: "" or null })
            {
                return true;
            }
        }

        return false;
    }
}
