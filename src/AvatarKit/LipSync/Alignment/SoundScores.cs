namespace AvatarKit;

/// <summary>Turns probabilities of sounds into what the search adds up.</summary>
internal static class SoundScores
{
    /// <summary>How much of a sound's frequency is taken out of its probability.</summary>
    private const float PriorWeight = 0.6f;

    /// <summary>No frame speaks more against a sound than this: the model errs.</summary>
    private const float Lowest = -5;

    /// <summary>What a sound gets of the probability of one that it is often taken for.</summary>
    private const float Likeness = 0.3f;

    /// <summary>What speech outside the text is worth less than the best sound there is.</summary>
    private const float AnythingPenalty = 1.7f;

    private static readonly string[] Alike =
    [
        "pb", "td", "kɡ", "fv", "sz", "ʃʒ", "ʧʃ", "ʧt", "ʤʒ", "ʤd", "θð", "ðd", "ðv", "θf", "nɲ", "nŋ", "mn", "ɾd", "ɾt",
        "ɾɹ", "ʁɹ", "ʁx", "ʁɾ", "xç", "xh", "çʃ", "iɪ", "ɪe", "ɪə", "eɛ", "ɛæ", "æa",
        "aʌ", "ʌə", "aə", "əɜ", "ɜɚ", "ɚɹ", "ɚə", "ɔo", "ɔa", "ou", "oʊ", "uʊ", "ʊə", "yi", "yu", "øə", "øɛ", "wu", "wʊ",
        "ji", "jɪ", "vβ", "bβ", "wβ", "ɡʁ", "lw", "ɛə", "eə", "ie",
    ];

    private static readonly int[][] Neighbours = FindNeighbours();

    /// <summary>Scores of classes where any sound may come.</summary>
    public static void ForLoop(ReadOnlySpan<float> posteriors, SoundStatistics statistics, Span<float> scores)
    {
        for (int sound = 0; sound < SoundClasses.Count; sound++)
        {
            scores[sound] = Score(posteriors[sound], statistics.LogPriors[sound]);
        }
    }

    /// <summary>Scores of classes where a text says what comes, and of <see cref="SoundNode.Anything"/> after them.</summary>
    public static void ForText(ReadOnlySpan<float> posteriors, SoundStatistics statistics, Span<float> scores)
    {
        float best = float.NegativeInfinity;
        for (int sound = 0; sound < SoundClasses.Count; sound++)
        {
            float probability = posteriors[sound];
            foreach (int neighbour in Neighbours[sound])
            {
                probability += Likeness * posteriors[neighbour];
            }

            scores[sound] = Score(probability, statistics.LogPriors[sound]);
            best = Math.Max(best, Score(posteriors[sound], statistics.LogPriors[sound]));
        }

        scores[SoundClasses.Count] = best - AnythingPenalty;
    }

    private static float Score(float probability, float logPrior) => Math.Max(Lowest, MathF.Log(probability + 1e-6f) - (PriorWeight * logPrior));

    private static int[][] FindNeighbours()
    {
        var neighbours = new List<int>[SoundClasses.Count];
        for (int sound = 0; sound < neighbours.Length; sound++)
        {
            neighbours[sound] = [];
        }

        foreach (string pair in Alike)
        {
            int one = SoundClasses.Of(pair[..1])[0];
            int other = SoundClasses.Of(pair[1..])[0];
            neighbours[one].Add(other);
            neighbours[other].Add(one);
        }

        return [.. neighbours.Select(static list => list.ToArray())];
    }
}
