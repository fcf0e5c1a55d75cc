namespace AvatarKit;

/// <summary>The latest labels, so many at most. Thread-safe.</summary>
internal sealed class LabelBuffer
{
    private readonly Lock gate = new();
    private readonly LinkedList<Label> labels = [];
    private readonly Dictionary<string, LinkedListNode<Label>> byTurn = new(StringComparer.Ordinal);
    private int added;

    /// <summary>Adds a label; where the turn has one already, the one that weighs more stays, of equals the later.</summary>
    /// <returns>How many were added since the last <see cref="Snapshot"/>.</returns>
    public int Add(string? turnId, CalibrationSample sample, int capacity)
    {
        lock (gate)
        {
            if (turnId is not null && byTurn.TryGetValue(turnId, out LinkedListNode<Label>? known))
            {
                if (sample.Weight >= known.Value.Sample.Weight)
                {
                    known.Value = known.Value with { Sample = sample };
                    added++;
                }

                return added;
            }

            LinkedListNode<Label> node = labels.AddLast(new Label(turnId, sample));
            if (turnId is not null)
            {
                byTurn[turnId] = node;
            }

            while (labels.Count > capacity)
            {
                if (labels.First!.Value.TurnId is { } oldest)
                {
                    byTurn.Remove(oldest);
                }

                labels.RemoveFirst();
            }

            return ++added;
        }
    }

    public int Count
    {
        get
        {
            lock (gate)
            {
                return labels.Count;
            }
        }
    }

    public IReadOnlyList<CalibrationSample> Snapshot()
    {
        lock (gate)
        {
            added = 0;
            return [.. labels.Select(static label => label.Sample)];
        }
    }

    private sealed record Label(string? TurnId, CalibrationSample Sample);
}
