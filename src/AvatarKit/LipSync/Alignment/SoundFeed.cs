using System.Runtime.InteropServices;

namespace AvatarKit;

/// <summary>Makes probabilities of sounds of audio as it arrives: a row for every 10 ms. Memory is bounded by the block. Not thread-safe.</summary>
internal sealed class SoundFeed
{
    private const int Before = (MelSpectrum.Window - MelSpectrum.Hop) / 2;
    private const int Rows = 64;

    /// <summary>So many inaudible frames on each side make silence: the hold of a stop is shorter, and part of the stop.</summary>
    private const int Hold = 6;

    private readonly AcousticModel model;
    private readonly FrameNormalizer normalizer;
    private readonly SpeechResampler resampler;
    private readonly MelSpectrum spectrum = new();
    private readonly int block;
    private readonly float[] inputs = new float[Rows * AcousticModel.Inputs];
    private readonly float[] posteriors = new float[Rows * AcousticModel.Outputs];
    private readonly List<float> samples = [];
    private readonly List<float> bands = [];
    private readonly List<float> frames = [];
    private readonly List<bool> inaudible = [];
    private int firstBlock;
    // The frame in the first place of what is kept, and the next to be judged.
    private int kept;
    private int judged;

    /// <summary>Creates a feed.</summary>
    /// <param name="format">What the audio is.</param>
    /// <param name="model">Judges frames.</param>
    /// <param name="block">Frames that are normalised together: more tell more about the voice, fewer come sooner.</param>
    /// <param name="firstBlock">The same for the first of them.</param>
    public SoundFeed(AudioFormat format, AcousticModel model, int block, int firstBlock)
    {
        this.model = model;
        this.block = block;
        this.firstBlock = firstBlock;
        normalizer = new FrameNormalizer(model.Statistics.UsualShape);
        resampler = new SpeechResampler(format);
        samples.AddRange(new float[Before]);
    }

    /// <summary>Receives a row of <see cref="AcousticModel.Outputs"/> probabilities.</summary>
    public delegate void Receiver(ReadOnlySpan<float> posteriors);

    /// <summary>Hears audio.</summary>
    public void Append(ReadOnlySpan<byte> pcm, Receiver receive)
    {
        resampler.Append(pcm, samples);
        Analyse(samples.Count - MelSpectrum.Window);
        while (bands.Count >= Math.Max(block, firstBlock) * MelSpectrum.Bands)
        {
            Normalise(Math.Max(block, firstBlock));
            firstBlock = 0;
        }

        Judge(kept + inaudible.Count - AcousticModel.Reach, receive);
    }

    /// <summary>Judges what was heard and would wait for more, as if nothing followed. Everything stays as it was.</summary>
    /// <param name="receive">Receives the rows that follow those received so far.</param>
    public void Foresee(Receiver receive)
    {
        int before = inaudible.Count;
        Normalise(normalizer.Copy(), bands.Count / MelSpectrum.Bands);
        JudgeRows(judged, kept + inaudible.Count, receive);
        inaudible.RemoveRange(before, inaudible.Count - before);
        CollectionsMarshal.SetCount(frames, before * FrameNormalizer.Values);
    }

    /// <summary>Ends the audio.</summary>
    /// <param name="count">Frames that there are to be in all.</param>
    /// <param name="receive">Receives the rest.</param>
    public void Complete(int count, Receiver receive)
    {
        resampler.Complete(samples);
        int missing = count - (kept + inaudible.Count + (bands.Count / MelSpectrum.Bands));
        int wanted = ((missing - 1) * MelSpectrum.Hop) + MelSpectrum.Window;
        if (wanted > samples.Count)
        {
            samples.AddRange(new float[wanted - samples.Count]);
        }

        Analyse((missing - 1) * MelSpectrum.Hop);
        Normalise(bands.Count / MelSpectrum.Bands);
        Judge(kept + inaudible.Count, receive);
    }

    /// <summary>Analyses the frames that begin at or before a sample.</summary>
    private void Analyse(int last)
    {
        Span<float> frame = stackalloc float[MelSpectrum.Bands];
        int at = 0;
        for (; at <= last; at += MelSpectrum.Hop)
        {
            spectrum.Analyse(CollectionsMarshal.AsSpan(samples)[at..], frame);
            bands.AddRange(frame);
        }

        samples.RemoveRange(0, at);
    }

    private void Normalise(int count)
    {
        Normalise(normalizer, count);
        bands.RemoveRange(0, count * MelSpectrum.Bands);
    }

    private void Normalise(FrameNormalizer normalizer, int count)
    {
        ReadOnlySpan<float> heard = CollectionsMarshal.AsSpan(bands)[..(count * MelSpectrum.Bands)];
        int from = frames.Count;
        CollectionsMarshal.SetCount(frames, from + (count * FrameNormalizer.Values));
        normalizer.Normalise(heard, CollectionsMarshal.AsSpan(frames)[from..]);
        for (int frame = 0; frame < count; frame++)
        {
            inaudible.Add(FrameNormalizer.IsInaudible(heard.Slice(frame * MelSpectrum.Bands, MelSpectrum.Bands)));
        }
    }

    private void Judge(int end, Receiver receive)
    {
        JudgeRows(judged, end, receive);
        judged = Math.Max(judged, end);
        int used = Math.Max(0, judged - AcousticModel.Reach - kept);
        frames.RemoveRange(0, used * FrameNormalizer.Values);
        inaudible.RemoveRange(0, used);
        kept += used;
    }

    private void JudgeRows(int from, int end, Receiver receive)
    {
        while (from < end)
        {
            int rows = Math.Min(Rows, end - from);
            for (int row = 0; row < rows; row++)
            {
                AcousticModel.Gather(
                    CollectionsMarshal.AsSpan(frames), from + row - kept, inputs.AsSpan(row * AcousticModel.Inputs, AcousticModel.Inputs));
            }

            model.Judge(inputs, rows, posteriors);
            for (int row = 0; row < rows; row++)
            {
                Span<float> result = posteriors.AsSpan(row * AcousticModel.Outputs, AcousticModel.Outputs);
                if (IsSilent(from + row - kept))
                {
                    result.Clear();
                    result[SoundClasses.Silence] = 1;
                }

                receive(result);
            }

            from += rows;
        }
    }

    private bool IsSilent(int frame)
    {
        for (int near = Math.Max(0, frame - Hold); near <= Math.Min(inaudible.Count - 1, frame + Hold); near++)
        {
            if (!inaudible[near])
            {
                return false;
            }
        }

        return true;
    }
}
