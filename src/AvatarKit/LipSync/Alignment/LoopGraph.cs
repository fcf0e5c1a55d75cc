namespace AvatarKit;

/// <summary>The graph of speech without a text: any sound after any other, at the cost of how seldom that is.</summary>
internal static class LoopGraph
{
    private const float FollowWeight = 0.9f;
    private const float ChangeCost = 0.6f;

    /// <summary>What it costs to close the lips: lips that meet where they shouldn't are seen more than lips that don't meet.</summary>
    private const float ClosureCost = 3;

    public static SoundGraph Create(SoundStatistics statistics)
    {
        var graph = new SoundGraph();
        for (int sound = 0; sound < SoundClasses.Count; sound++)
        {
            graph.Add(new SoundNode(sound, SoundClasses.Symbol(sound), SoundTiming.MinimumFrames(sound), -1));
            graph.StartAt(sound, sound == SoundClasses.Silence ? 0 : 2);
            graph.EndAt(sound);
        }

        for (int from = 0; from < SoundClasses.Count; from++)
        {
            for (int to = 0; to < SoundClasses.Count; to++)
            {
                float cost = ChangeCost + (SoundClasses.IsLipClosure(to) ? ClosureCost : 0);
                if (from != to)
                {
                    graph.Connect(from, to, cost + (FollowWeight * statistics.FollowCosts[(from * SoundClasses.Count) + to]));
                }
            }
        }

        return graph;
    }
}
