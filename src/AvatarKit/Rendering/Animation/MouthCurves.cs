using System.Buffers;

namespace AvatarKit;

/// <summary>The mouth's curves at the steps of a stretch of time, in a shared array. Not thread-safe.</summary>
internal sealed class MouthCurves
{
    private float[] values = [];
    private long first;
    private int count;

    /// <summary>Whether a moment between a step and the next can be read.</summary>
    public bool Has(long step) => step >= first && step < first + count - 1;

    /// <summary>Begins a stretch; its rows are to be written.</summary>
    public void Begin(long firstStep, int steps)
    {
        if (values.Length < VisemePoses.Curves * steps)
        {
            Replace(ArrayPool<float>.Shared.Rent(VisemePoses.Curves * steps));
        }

        first = firstStep;
        count = steps;
    }

    /// <summary>A curve, step after step.</summary>
    public Span<float> Row(int curve) => values.AsSpan(curve * count, count);

    /// <summary>Reads every curve between two steps.</summary>
    /// <param name="step">The step before.</param>
    /// <param name="part">How far it is to the next, from 0 to 1.</param>
    /// <param name="target">Receives <see cref="VisemePoses.Curves"/> values.</param>
    public void Read(long step, float part, Span<float> target)
    {
        int index = (int)(step - first);
        for (int c = 0; c < VisemePoses.Curves; c++)
        {
            float from = values[(c * count) + index];
            target[c] = from + ((values[(c * count) + index + 1] - from) * part);
        }
    }

    /// <summary>Forgets what it holds; its room stays.</summary>
    public void Clear() => count = 0;

    /// <summary>Forgets what lies before a step, and gives back its room.</summary>
    public void KeepFrom(long step)
    {
        int kept = (int)Math.Clamp(first + count - step, 0, count);
        if (kept > 0 && kept == count)
        {
            return;
        }

        float[] tail = kept == 0 ? [] : ArrayPool<float>.Shared.Rent(VisemePoses.Curves * kept);
        for (int c = 0; c < VisemePoses.Curves; c++)
        {
            Row(c)[(count - kept)..].CopyTo(tail.AsSpan(c * kept));
        }

        Replace(tail);
        first += count - kept;
        count = kept;
    }

    private void Replace(float[] with)
    {
        if (values.Length > 0)
        {
            ArrayPool<float>.Shared.Return(values);
        }

        values = with;
    }
}
