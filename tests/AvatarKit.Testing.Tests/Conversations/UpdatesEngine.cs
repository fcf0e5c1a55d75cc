using System.Runtime.CompilerServices;

namespace AvatarKit.Testing.Tests.Conversations;

/// <summary>Gives the updates it was made with, whatever it is asked.</summary>
internal sealed class UpdatesEngine(params AvatarResponseUpdate[] updates) : IConversationEngine
{
    private static readonly TurnLatency NoTime = new() { Total = TimeSpan.Zero, Stages = new Dictionary<TurnStage, TimeSpan>() };

    /// <summary>What the stream throws after its updates.</summary>
    public Exception? Thrown { get; init; }

    public static TurnStarted Started => new() { TurnId = "t", ConversationId = "c" };

    public static TurnCompleted Completed => new() { TurnId = "t", Usage = new TurnUsage(), Cost = new TurnCost(), Latency = NoTime };

    public static TurnFailed Failed(string spoken) => new()
    {
        TurnId = "t", Usage = new TurnUsage(), Cost = new TurnCost(), Latency = NoTime, SpokenText = spoken,
        Error = new AvatarError("model.failed", TurnStage.Generate, "It failed."),
    };

    public static TextDelta Text(string text) => new() { TurnId = "t", Text = text };

    public async IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(
        AvatarRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (AvatarResponseUpdate update in updates)
        {
            await Task.Yield();
            yield return update;
        }

        if (Thrown is not null)
        {
            throw Thrown;
        }
    }
}
