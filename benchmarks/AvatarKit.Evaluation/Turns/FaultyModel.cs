using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Evaluation;

/// <summary>A model that fails as the message says, and tells voice and renderer through its answer to do so. Thread-safe.</summary>
internal sealed class FaultyModel(Deafness deafness) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string[] words = messages.Last(static one => one.Role == ChatRole.User).Text.Split(' ');
        bool Is(ModelFault fault) => ChaosPlan.Has(words[0], "model", fault);
        deafness.Begin();
        try
        {
            await Task.Yield();
            if (Is(ModelFault.Throws))
            {
                throw new HttpRequestException("The model cannot be reached.");
            }

            if (Is(ModelFault.Deaf))
            {
                await deafness.WaitAsync();
            }

            if (Is(ModelFault.Empty))
            {
                yield break;
            }

            string[] tokens = $"The first lamp is {words[1]} today. The second lamp is {words[2]} as well. The third one shines.".Split(' ');
            for (int i = 0; i < tokens.Length; i++)
            {
                if (Is(ModelFault.Slow))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
                }

                if (i == tokens.Length / 2)
                {
                    await FailMidwayAsync(Is);
                }

                cancellationToken.ThrowIfCancellationRequested();
                yield return new ChatResponseUpdate(ChatRole.Assistant, tokens[i] + " ");
            }
        }
        finally
        {
            deafness.Close();
            if (Is(ModelFault.ThrowsAtDispose))
            {
#pragma warning disable CA2219 // That is the fault.
                throw new InvalidOperationException("The connection could not be closed.");
#pragma warning restore CA2219
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private Task FailMidwayAsync(Func<ModelFault, bool> isFault)
        => isFault(ModelFault.ThrowsMidway) ? throw new IOException("The connection broke.")
            : isFault(ModelFault.DeafMidway) ? deafness.WaitAsync()
            : Task.CompletedTask;
}
