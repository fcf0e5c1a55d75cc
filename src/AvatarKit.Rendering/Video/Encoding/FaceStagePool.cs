namespace AvatarKit.Rendering;

/// <summary>Keeps painters that are not in use: loading a face takes from tens of milliseconds up to hundreds. Thread-safe.</summary>
internal sealed class FaceStagePool(PainterOptions options, bool alpha, bool captions, int capacity) : IDisposable
{
    private readonly PainterOptions options = options;
    private readonly bool alpha = alpha;
    private readonly bool captions = captions;
    private readonly Lock gate = new();
    private readonly List<(AvatarFace Face, FaceStage Stage)> idle = [];
    private bool disposed;

    /// <summary>How many are kept.</summary>
    public int IdleCount
    {
        get
        {
            lock (gate)
            {
                return idle.Count;
            }
        }
    }

    /// <summary>Takes a painter that is not in use, or makes one. Disposing what it returns gives it back.</summary>
    public Lease Take(AvatarFace face)
    {
        FaceStage? stage = null;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            int at = idle.FindLastIndex(kept => ReferenceEquals(kept.Face, face));
            if (at >= 0)
            {
                stage = idle[at].Stage;
                idle.RemoveAt(at);
            }
        }

        return new Lease(this, face, stage);
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            foreach ((_, FaceStage stage) in idle)
            {
                stage.Dispose();
            }

            idle.Clear();
        }
    }

    private void Return(AvatarFace face, FaceStage stage)
    {
        FaceStage? surplus = stage;
        if (stage.IsWhole)
        {
            lock (gate)
            {
                if (!disposed)
                {
                    idle.Add((face, stage));
                    surplus = null;
                    if (idle.Count > capacity)
                    {
                        surplus = idle[0].Stage;
                        idle.RemoveAt(0);
                    }
                }
            }
        }

        surplus?.Dispose();
    }

    /// <summary>A painter in use.</summary>
    internal sealed class Lease(FaceStagePool pool, AvatarFace face, FaceStage? kept) : IDisposable
    {
        private int returned;

        public FaceStage Stage { get; } = kept ?? new FaceStage(face, pool.options, pool.alpha, pool.captions);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref returned, 1) == 0)
            {
                pool.Return(face, Stage);
            }
        }
    }
}
