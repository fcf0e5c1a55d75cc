using System.Runtime.InteropServices;

namespace AvatarKit;

/// <summary>Finds the best path of speech through a graph as frames arrive: Viterbi search by passing tokens, within a beam.
/// Memory goes by what is not yet decided. Not thread-safe.</summary>
internal sealed class SoundDecoder
{
    /// <summary>Worse than the best by this much, a path is given up: where only a few things may come next,
    /// the right one may be far behind for a while.</summary>
    public const float WideBeam = 110;

    /// <summary>The same where anything may come next at any time.</summary>
    public const float NarrowBeam = 30;

    /// <summary>What it costs to end before all has been said.</summary>
    private const float UnfinishedCost = 25;

    private readonly SoundGraph graph;
    private readonly SoundStatistics statistics;
    private readonly float beam;
    private readonly List<Token> next = [];
    private readonly List<Entry> entries = [];
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

    /// <summary>A decoder that goes on from where another is, which stays there. It must not be used once the other has gone on.</summary>
    public SoundDecoder(SoundDecoder other)
    {
        beam = other.beam;
        graph = other.graph;
        statistics = other.statistics;
        // Empty between steps.
        slots = other.slots;
        tokens = [.. other.tokens];
        Frames = other.Frames;
        Decided = other.Decided;
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

        List<SoundTrail> path = tokens.MaxBy(static token => token.Score).Trail.ToPath();
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

        Give(path, common, decided);
        if (common >= 0)
        {
            GivePart(path[common], longest / 2, decided);
        }

        if (Frames - Decided > longest)
        {
            Force(path, Math.Max(common, 0), Frames - (longest / 2), decided);
        }
    }

    /// <summary>What the best path says of all that is not given out. Decides nothing.</summary>
    /// <param name="foreseen">Receives the segments.</param>
    public void Foresee(List<SoundSegment> foreseen)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        List<SoundTrail> path = tokens.MaxBy(static token => token.Score).Trail.ToPath();
        for (int i = 0; i < path.Count; i++)
        {
            int end = i + 1 < path.Count ? path[i + 1].Start : Frames;
            if (end > path[i].Pending)
            {
                foreseen.Add(new SoundSegment(path[i].Node, path[i].Pending, end));
            }
        }
    }

    /// <summary>Takes the best path up to a frame for right: paths that say otherwise end here.</summary>
    private void Force(List<SoundTrail> path, int from, int limit, List<SoundSegment> decided)
    {
        int upTo = path.FindLastIndex(trail => trail.Start <= limit);
        if (upTo < from)
        {
            return;
        }

        tokens.RemoveAll(token => LeftAt(token, path[upTo]) < limit);
        Give(path[from..], upTo - from, decided);
        GivePart(path[upTo], 1, decided);
    }

    /// <summary>Ends the search and gives out the rest.</summary>
    public void Complete(List<SoundSegment> decided)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        List<SoundTrail> path = tokens.MaxBy(token => token.Score - (graph.IsEnd(token.Trail.Node) ? 0 : UnfinishedCost)).Trail.ToPath();
        Give(path, path.Count - 1, decided);
        if (Frames > path[^1].Pending)
        {
            decided.Add(new SoundSegment(path[^1].Node, path[^1].Pending, Frames));
        }

        Decided = Frames;
        tokens.Clear();
    }

    private void Give(List<SoundTrail> path, int upTo, List<SoundSegment> decided)
    {
        for (int i = 0; i < upTo; i++)
        {
            if (path[i + 1].Start > path[i].Pending)
            {
                decided.Add(new SoundSegment(path[i].Node, path[i].Pending, path[i + 1].Start));
            }
        }

        if (upTo > 0)
        {
            path[upTo].Forget();
            Decided = path[upTo].Start;
        }
    }

    /// <summary>Gives out as much of a long pause, or of much that is not in the text, as no path has left.</summary>
    private void GivePart(SoundTrail shared, int atLeast, List<SoundSegment> decided)
    {
        int end = tokens.Min(token => LeftAt(token, shared));
        if (end - shared.Pending >= atLeast)
        {
            decided.Add(new SoundSegment(shared.Node, shared.Pending, end));
            shared.Pending = end;
            Decided = end;
        }
    }

    /// <summary>The frame in which a path left a node: the next one where it is still there, −1 where it never was.</summary>
    private int LeftAt(Token token, SoundTrail node)
    {
        int left = Frames;
        SoundTrail? trail = token.Trail;
        while (trail is not null && trail != node)
        {
            left = trail.Start;
            trail = trail.Previous;
        }

        return trail is null ? -1 : left;
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
                entries.Add(new Entry(target, leaving - cost, token.Trail));
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

    private static float ScoreOf(SoundNode node, ReadOnlySpan<float> scores)
        => scores[node.Sound == SoundNode.Anything ? SoundClasses.Count : node.Sound];

    private readonly record struct Token(int State, float Score, SoundTrail Trail);

    private readonly record struct Entry(int Target, float Score, SoundTrail Trail);
}
