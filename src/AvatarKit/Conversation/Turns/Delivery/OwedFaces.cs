using System.Diagnostics.CodeAnalysis;

namespace AvatarKit;

/// <summary>The pieces of speech a renderer was given and owes a face for, in order. Thread-safe.</summary>
/// <remarks>Not a ConcurrentQueue: once peeked at, one keeps what was taken from it, and with it the audio.</remarks>
internal sealed class OwedFaces
{
    private readonly Lock gate = new();
    private readonly Queue<AnimatedPiece> pieces = new();

    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return pieces.Count == 0;
            }
        }
    }

    public void Enqueue(AnimatedPiece piece)
    {
        lock (gate)
        {
            pieces.Enqueue(piece);
        }
    }

    public bool TryPeek([NotNullWhen(true)] out AnimatedPiece? piece)
    {
        lock (gate)
        {
            return pieces.TryPeek(out piece);
        }
    }

    public bool TryDequeue([NotNullWhen(true)] out AnimatedPiece? piece)
    {
        lock (gate)
        {
            return pieces.TryDequeue(out piece);
        }
    }
}
