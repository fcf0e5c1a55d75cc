namespace AvatarKit;

/// <summary>Which sounds may follow which, and what it costs: all the ways a text, or any speech, may be said.
/// Immutable and thread-safe once built.</summary>
internal sealed class SoundGraph
{
    private readonly List<SoundNode> nodes = [];
    private readonly List<List<(int Target, float Cost)>> arcs = [];
    private readonly List<(int Node, float Cost)> starts = [];
    private readonly HashSet<int> ends = [];

    /// <summary>The longest <see cref="SoundNode.MinimumFrames"/>.</summary>
    public const int MaximumStates = 5;

    public int Count => nodes.Count;

    public SoundNode this[int node] => nodes[node];

    /// <summary>Where speech may begin.</summary>
    public IReadOnlyList<(int Node, float Cost)> Starts => starts;

    public IReadOnlyList<(int Target, float Cost)> ArcsOf(int node) => arcs[node];

    /// <summary>Whether all has been said with a node.</summary>
    public bool IsEnd(int node) => ends.Contains(node);

    public int Add(SoundNode node)
    {
        nodes.Add(node);
        arcs.Add([]);
        return nodes.Count - 1;
    }

    public void Connect(int from, int to, float cost) => arcs[from].Add((to, cost));

    public void StartAt(int node, float cost) => starts.Add((node, cost));

    public void EndAt(int node) => ends.Add(node);
}
