namespace AvatarKit;

/// <summary>A node that a path through a <see cref="SoundGraph"/> entered, and where it came from.</summary>
internal sealed class SoundTrail(int node, int start, SoundTrail? previous)
{
    public int Node { get; } = node;

    /// <summary>The first frame in the node.</summary>
    public int Start { get; } = start;

    /// <summary>The first frame in the node that has not been given out.</summary>
    public int Pending { get; set; } = start;

    /// <summary>Where it came from; <see langword="null"/> at the beginning and where what came before has been given out.</summary>
    public SoundTrail? Previous { get; private set; } = previous;

    /// <summary>Scratch for finding what paths have in common.</summary>
    public int Mark { get; set; }

    public void Forget() => Previous = null;

    /// <summary>The nodes from the first that is not forgotten to this one.</summary>
    public List<SoundTrail> ToPath()
    {
        List<SoundTrail> path = [];
        for (SoundTrail? trail = this; trail is not null; trail = trail.Previous)
        {
            path.Add(trail);
        }

        path.Reverse();
        return path;
    }
}
