namespace AvatarKit;

/// <summary>The answers of one scope, by how like their questions are. Not thread-safe.</summary>
internal sealed class ResponsePartition
{
    /// <summary>A question that the guard refuses is the nearest often for a reason: one that is so much less like is not taken in its
    /// place.</summary>
    private const double MaxGap = 1;

    private const double ScorePerCosine = 40;

    private readonly List<ResponseEntry?> entries = [];
    private QuestionIndex index = new();

    /// <summary>How many entries there are, also such as have nothing to be compared by.</summary>
    public int Count { get; private set; }

    public void Add(ResponseEntry entry)
    {
        Count++;
        if (entry.Question is { } question)
        {
            entry.Place = index.Add(question);
            entries.Add(entry);
        }
    }

    public void Remove(ResponseEntry entry)
    {
        Count--;
        if (entry.Place < 0)
        {
            return;
        }

        index.Remove(entry.Place);
        entries[entry.Place] = null;
        entry.Place = -1;
        if (index.Places > 64 && index.Count < index.Places / 2)
        {
            Rebuild();
        }
    }

    /// <summary>Finds the nearest question by its words.</summary>
    public SimilarEntry? FindByWords(Question question, DateTimeOffset now)
    {
        Span<int> places = stackalloc int[QuestionIndex.Candidates];
        int count = index.Find(question, places);
        double nearest = double.NegativeInfinity;
        SimilarEntry? best = null;
        foreach (int place in places[..count])
        {
            if (entries[place] is not { } entry || !entry.IsFresh(now))
            {
                continue;
            }

            double score = QuestionModel.Score(index, question, entry.Question!);
            nearest = Math.Max(nearest, score);
            if ((best is null || score > best.Value.Score) && QuestionGuard.Allows(question, entry.Question!))
            {
                best = new SimilarEntry(entry, ResponseCacheHitKind.Lexical, score);
            }
        }

        return best?.Score >= nearest - MaxGap ? best : null;
    }

    /// <summary>Finds the nearest question by its embedding; the score says how far its cosine is above the least that counts.</summary>
    public SimilarEntry? FindByVector(Question question, float[] vector, double minCosine, double bar, DateTimeOffset now)
    {
        float nearest = (float)minCosine - 0.2f;
        SimilarEntry? best = null;
        foreach (ResponseEntry? entry in entries)
        {
            if (entry?.Vector is not { } known || known.Length != vector.Length)
            {
                continue;
            }

            float cosine = System.Numerics.Tensors.TensorPrimitives.Dot<float>(known, vector);
            if (cosine > nearest && entry.IsFresh(now) && QuestionGuard.Allows(question, entry.Question!))
            {
                nearest = cosine;
                best = new SimilarEntry(entry, ResponseCacheHitKind.Embedding, bar + ((cosine - minCosine) * ScorePerCosine));
            }
        }

        return best;
    }

    private void Rebuild()
    {
        index = new QuestionIndex();
        ResponseEntry[] live = [.. entries.OfType<ResponseEntry>()];
        entries.Clear();
        foreach (ResponseEntry entry in live)
        {
            entry.Place = index.Add(entry.Question!);
            entries.Add(entry);
        }
    }
}
