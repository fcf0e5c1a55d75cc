using System.Runtime.InteropServices;

namespace AvatarKit;

/// <summary>Finds the best path of speech through a graph as frames arrive: Viterbi search by passing tokens, within a beam. Memory goes by what is not yet decided. Not thread-safe.</summary>
internal sealed class SoundDecoder
{
    /// <summary>Worse than the best by this much, a path is given up: where only a few things may come next, the right one may be far behind for a while.</summary>
    public const float WideBeam = 110;

    /// <summary>The same where anything may come next at any time.</summary>
    public const float NarrowBeam = 30;

    /// <summary>What it costs to end before all has been said.</summary>
    private const float UnfinishedCost = 25;

    private readonly SoundGraph graph;
    private readonly SoundStatistics statistics;
    private readonly float beam;
    private readonly List<Token> next = [];
    private readonly List<(int Target, float Score, SoundTrail Trail)> entries = [];
    private readonly int[] slots;
    private List<Token> tokens = [];
    private int mark;

    public SoundDecoder(SoundGraph graph, SoundStatistics statistics, float beam)
    {
        this.beam = beam;
        this.graph = graph;
        this.statistics = statistics;
        slots = new int[graph.Count * SoundGraph.MaximumStates];
        Array.Fill(slots, -1);
    }

    /// <summary>Frames heard.</summary>
    public int Frames { get; private set; }

    /// <summary>The first frame that is not given out.</summary>
    public int Decided { get; private set; }

    /// <summary>Hears a frame.</summary>
    /// <param name="scores">By class; <see cref="SoundNode.Anything"/> last.</param>
    public void Step(ReadOnlySpan<float> scores)
    {
        int frame = Frames++;
        next.Clear();
        if (frame == 0)
        {
            foreach ((int node, float cost) in graph.Starts)
            {
                Enter(node, -cost, null, frame, scores);
            }
        }
        else
        {
            Advance(frame, scores);
        }

        float best = float.NegativeInfinity;
        foreach (Token token in next)
        {
            slots[token.State] = -1;
            best = Math.Max(best, token.Score);
        }

        tokens.Clear();
        foreach (Token token in next)
        {
            if (token.Score >= best - beam)
            {
                // Scores are kept near 0, or a long text would use their digits up.
                tokens.Add(token with { Score = token.Score - best });
            }
        }
    }

    /// <summary>Gives out what all paths agree on; and where they have not agreed for too long, what the best one says.</summary>
    /// <param name="longest">Frames that may stay undecided.</param>
    /// <param name="decided">Receives the segments.</param>
    public void Decide(int longest, List<SoundSegment> decided)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        List<SoundTrail> path = PathOf(tokens.MaxBy(static token => token.Score).Trail);
        mark++;
        for (int i = 0; i < path.Count; i++)
        {
            path[i].Mark = mark;
        }

        int common = path.Count - 1;
        foreach (Token token in tokens)
        {
            SoundTrail? trail = token.Trail;
            while (trail is not null && trail.Mark != mark)
            {
                trail = trail.Previous;
            }

            common = Math.Min(common, trail is null ? -1 : IndexOf(path, trail, common));
        }

        if (Frames - (common < 0 ? Decided : path[common].Start) > longest)
        {
            int forced = path.FindLastIndex(trail => Frames - trail.Start >= longest / 2);
            if (forced > common)
            {
                common = forced;
                tokens.RemoveAll(token => !PathOf(token.Trail).Contains(path[forced]));
            }
        }

        Give(path, common, decided);
    }

    /// <summary>Ends the search and gives out the rest.</summary>
    public void Complete(List<SoundSegment> decided)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        List<SoundTrail> path = PathOf(tokens.MaxBy(token => token.Score - (graph.IsEnd(token.Trail.Node) ? 0 : UnfinishedCost)).Trail);
        Give(path, path.Count - 1, decided);
        decided.Add(new SoundSegment(path[^1].Node, path[^1].Start, Frames));
        Decided = Frames;
        tokens.Clear();
    }

    private void Give(List<SoundTrail> path, int upTo, List<SoundSegment> decided)
    {
        for (int i = 0; i < upTo; i++)
        {
            decided.Add(new SoundSegment(path[i].Node, path[i].Start, path[i + 1].Start));
        }

        if (upTo > 0)
        {
            path[upTo].Forget();
            Decided = path[upTo].Start;
        }
    }

    private static int IndexOf(List<SoundTrail> path, SoundTrail trail, int from)
    {
        int index = from;
        while (index >= 0 && path[index] != trail)
        {
            index--;
        }

        // Beyond what is common already: no less common than that.
        return index < 0 ? from : index;
    }

    private static List<SoundTrail> PathOf(SoundTrail last)
    {
        List<SoundTrail> path = [];
        for (SoundTrail? trail = last; trail is not null; trail = trail.Previous)
        {
            path.Add(trail);
        }

        path.Reverse();
        return path;
    }

    private void Advance(int frame, ReadOnlySpan<float> scores)
    {
        entries.Clear();
        foreach (Token token in tokens)
        {
            int node = token.State / SoundGraph.MaximumStates;
            SoundNode sound = graph[node];
            int position = token.State % SoundGraph.MaximumStates;
            float score = ScoreOf(sound, scores);
            if (position < sound.MinimumFrames - 1)
            {
                Put(new Token(token.State + 1, token.Score + score, token.Trail));
                continue;
            }

            Put(token with { Score = token.Score + score });
            float leaving = token.Score - SoundTiming.Cost(statistics, sound.Sound, frame - token.Trail.Start);
            foreach ((int target, float cost) in graph.ArcsOf(node))
            {
                entries.Add((target, leaving - cost, token.Trail));
            }
        }

        // The best way into each node; a trail is made for those alone.
        foreach ((int target, float score, SoundTrail trail) in CollectionsMarshal.AsSpan(entries))
        {
            int state = target * SoundGraph.MaximumStates;
            int slot = slots[state];
            if (slot < 0 || next[slot].Score < score + ScoreOf(graph[target], scores))
            {
                Enter(target, score, trail, frame, scores);
            }
        }
    }

    private void Enter(int node, float score, SoundTrail? from, int frame, ReadOnlySpan<float> scores) =>
        Put(new Token(node * SoundGraph.MaximumStates, score + ScoreOf(graph[node], scores), new SoundTrail(node, frame, from)));

    private void Put(Token token)
    {
        ref int slot = ref slots[token.State];
        if (slot < 0)
        {
            slot = next.Count;
            next.Add(token);
        }
        else if (next[slot].Score < token.Score)
        {
            next[slot] = token;
        }
    }

    private static float ScoreOf(SoundNode node, ReadOnlySpan<float> scores) => scores[node.Sound == SoundNode.Anything ? SoundClasses.Count : node.Sound];

    private readonly record struct Token(int State, float Score, SoundTrail Trail);
}
