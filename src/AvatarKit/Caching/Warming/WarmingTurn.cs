using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>What the warming asks of one turn, and what it is told by it. Goes with the request; for one turn alone.</summary>
internal sealed class WarmingTurn
{
    private readonly Lock gate = new();
    private NotCachedReason? reason;

    /// <summary>Whether the turn ends where the cache has no answer.</summary>
    public bool OnlyLooks { get; init; }

    /// <summary>Whether the turn ends before the model is asked, and says what it would have been asked.</summary>
    public bool Collects { get; init; }

    /// <summary>The answers to play in place of the models'.</summary>
    public BatchAnswers? Answers { get; init; }

    /// <summary>What is known not to be kept.</summary>
    public WarmingJournal? Journal { get; init; }

    /// <summary>Whether the turn came to the cache with this: an engine round the engine may leave it behind.</summary>
    public bool WasSeen { get; private set; }

    /// <summary>Stands for the question in all that decides its answer, where the cache had none.</summary>
    public string? Key { get; private set; }

    /// <summary>What plays in place of a model; <see langword="null"/>: the model answers.</summary>
    public BatchAnswer? Answer { get; private set; }

    /// <summary>What the model would have been asked.</summary>
    public BatchRequest? Request { get; private set; }

    /// <summary>Why the answer is not kept.</summary>
    public NotCachedReason? Reason
    {
        get
        {
            lock (gate)
            {
                return reason;
            }
        }
    }

    /// <summary>The turn has come to the cache.</summary>
    public void Enter() => WasSeen = true;

    /// <summary>Notes that the answer, which was made, is not kept.</summary>
    public void Decline(NotCachedReason why)
    {
        lock (gate)
        {
            reason ??= why;
        }
    }

    /// <summary>Ends the turn before anything is paid for.</summary>
    /// <exception cref="WarmingRefusedException">Always.</exception>
    [DoesNotReturn]
    public void Refuse(NotCachedReason why)
    {
        Decline(why);
        throw new WarmingRefusedException();
    }

    /// <summary>The cache has no answer.</summary>
    /// <param name="scope">What decides the answer besides the question; <see langword="null"/>: the cache failed, and would keep nothing.</param>
    /// <param name="text">The question.</param>
    /// <exception cref="WarmingRefusedException">The turn ends here.</exception>
    public void Miss(ResponseCacheScope? scope, string text)
    {
        if (scope is null)
        {
            Refuse(NotCachedReason.NotKept);
        }

        Key = CacheHash.Of([scope.ToHash(), QuestionText.Normalize(text)]);
        if (OnlyLooks)
        {
            Refuse(NotCachedReason.NotKept);
        }

        if (Journal?.Find(Key) is { } known)
        {
            Refuse(known);
        }

        if (Answers is not null)
        {
            Answer = Find(Answers, Key);
        }
    }

    /// <summary>A model is about to be asked.</summary>
    /// <exception cref="WarmingRefusedException">The question goes into a batch instead.</exception>
    public void Ask(string tier, string? modelId, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        if (!Collects || Key is null)
        {
            return;
        }

        Request = new BatchRequest
        {
            RecordId = BatchRequest.IdOf(Key),
            Tier = tier,
            ModelId = modelId,
            Messages = messages,
            Options = options,
        };
        throw new WarmingRefusedException();
    }

    private BatchAnswer? Find(BatchAnswers answers, string key)
    {
        BatchAnswer? answer = answers.Find(BatchRequest.IdOf(key));
        switch (answer)
        {
            case null:
                Refuse(NotCachedReason.NotInBatch);
                break;
            case { ErrorCode: not null }:
                Refuse(NotCachedReason.BatchFailed);
                break;
            case { CallsTools: true }:
                Refuse(NotCachedReason.Tools);
                break;
        }

        return answer;
    }
}
