using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>What the attempts at one answer reported to have used. What failed attempts reported is metered as it stands. Thread-safe.</summary>
internal sealed class AttemptUsage(CostMeter meter, Func<string?> modelId)
{
    private readonly Lock gate = new();
    private UsageDetails? current;
    private bool isClosed;

    /// <summary>Begins an attempt: the one before failed.</summary>
    public void Begin()
    {
        lock (gate)
        {
            Settle();
        }
    }

    /// <summary>Notes an item of a model's stream, also one that comes after its attempt was let go of.</summary>
    public void Note(ChatResponseUpdate update)
    {
        // For each token: the enumerator of a list behind its interface would be an object of its own.
        IList<AIContent> contents = update.Contents;
        for (int i = 0; i < contents.Count; i++)
        {
            if (contents[i] is not UsageContent { Details: { } details })
            {
                continue;
            }

            lock (gate)
            {
                (current ??= new UsageDetails()).Add(details);
                if (isClosed)
                {
                    Settle();
                }
            }
        }
    }

    /// <summary>Ends the attempts where all failed.</summary>
    public void Fail()
    {
        lock (gate)
        {
            Settle();
            isClosed = true;
        }
    }

    /// <summary>Ends the attempts where the last one answered.</summary>
    /// <returns>What it reported, which the caller meters.</returns>
    public UsageDetails? Take()
    {
        lock (gate)
        {
            UsageDetails? taken = current;
            current = null;
            return taken;
        }
    }

    private void Settle()
    {
        if (current is { } used && ((used.InputTokenCount ?? 0) > 0 || (used.OutputTokenCount ?? 0) > 0))
        {
            meter.AddModelCall(
                modelId(),
                Math.Max(0, used.InputTokenCount ?? 0),
                Math.Max(0, used.CachedInputTokenCount ?? 0),
                Math.Max(0, used.OutputTokenCount ?? 0),
                estimated: false);
        }

        current = null;
    }
}
