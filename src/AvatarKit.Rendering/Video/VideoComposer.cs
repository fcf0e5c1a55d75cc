namespace AvatarKit.Rendering;

/// <summary>Puts a turn's pictures and sound into a stream, piece after piece, on one clock. Not thread-safe.</summary>
internal sealed class VideoComposer(IVideoStream stream, FaceStage stage, VideoFormat format, RenderOptions options, bool constant)
{
    /// <summary>Sound goes ahead of the pictures in runs of so many milliseconds.</summary>
    private const int SoundMilliseconds = 50;

    /// <summary>A picture that does not change is written again after so many milliseconds,
    /// so that sound and pictures leave the encoder together.</summary>
    private const int HoldMilliseconds = 100;

    /// <summary>What follows the last segment, in milliseconds: the mouth is shut by then, and a player shows it.</summary>
    private const int TailMilliseconds = 200;

    /// <summary>Interrupted sound fades away within so many milliseconds: cut off, it would click.</summary>
    private const int FadeMilliseconds = 10;

    private readonly float[] pose = new float[FaceTrack.ChannelCount];
    private readonly float[] left = new float[FaceTrack.ChannelCount];
    private readonly int hold = Math.Max(1, format.FrameRate * HoldMilliseconds / 1000);
    private long frame;
    private long lastWritten = long.MinValue / 2;
    private long samples;
    private readonly FaceAnimator face = new(options);
    private readonly SpeechFeed speech = new(format.SampleRate, format.Channels);
    private FaceMotion? motion;
    private BodyPose body;
    private SpokenCaption? said;
    private double sentenceStart;
    private double segmentStart;
    private double cut = double.PositiveInfinity;

    /// <summary>Where the next segment would begin, in time since the turn's first sound.</summary>
    public TimeSpan Position => TimeSpan.FromTicks((long)((Int128)samples * TimeSpan.TicksPerSecond / format.SampleRate));

    /// <summary>Whether the person has interrupted: nothing is to be added any more.</summary>
    private bool IsInterrupted => options.Interruption.IsCancellationRequested;

    /// <summary>Adds a piece of speech, as much of it as is said before an interruption.</summary>
    /// <exception cref="VideoException">The encoder failed, or the sound is not PCM.</exception>
    public async Task AddAsync(SpokenSegment segment, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<short> sound = speech.Add(segment);
        // Between pieces nothing is left out; one that says it begins later is taken at its word.
        long gap = (long)Math.Round(segment.Offset.TotalSeconds * format.SampleRate) - samples - speech.Late;
        if (gap > 1)
        {
            await ComposeAsync(default, samples + gap, cancellationToken).ConfigureAwait(false);
        }

        if (IsInterrupted)
        {
            return;
        }

        motion = face.Begin(segment);
        segmentStart = (double)(samples + speech.Late) / format.SampleRate;
        if (said?.GoesOnWith(segment) != true)
        {
            sentenceStart = segmentStart;
        }

        said = SpokenCaption.Next(said, segment, segmentStart - sentenceStart);
        long length = segment.Audio.Length > 0
            ? sound.Length / format.Channels
            : (long)((Int128)segment.Visemes.Length * format.SampleRate / segment.Visemes.SampleRate);
        await ComposeAsync(sound, samples + length, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the video: the mouth at rest, sound and pictures to the same moment.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        long frames = (((samples * 1000) + ((long)TailMilliseconds * format.SampleRate)) * format.FrameRate / (1000L * format.SampleRate)) + 1;
        await ComposeAsync(default, frames * format.SampleRate / format.FrameRate, cancellationToken, lastFrame: frames - 1).ConfigureAwait(false);
        await stream.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ComposeAsync(ReadOnlyMemory<short> sound, long end, CancellationToken cancellationToken, long lastFrame = long.MaxValue)
    {
        bool isTail = lastFrame < long.MaxValue;
        stream.Announce(TimeSpan.FromSeconds((double)end / format.SampleRate));
        while (frame <= lastFrame && (isTail || frame * format.SampleRate < end * format.FrameRate))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsInterrupted && !isTail)
            {
                await CutAsync(sound, cancellationToken).ConfigureAwait(false);
                return;
            }

            if (frame * format.SampleRate >= samples * format.FrameRate)
            {
                sound = await WriteSoundAsync(
                    sound, Math.Min(end, samples + (format.SampleRate * SoundMilliseconds / 1000)), cancellationToken).ConfigureAwait(false);
            }

            SamplePose();
            bool changed = stage.Paint(
                pose,
                TimeSpan.FromTicks(frame * TimeSpan.TicksPerSecond / format.FrameRate),
                body,
                isTail ? null : said,
                said is null ? 0 : (long)((((double)frame / format.FrameRate) - sentenceStart) * said.SampleRate));
            if (changed || constant || frame - lastWritten >= hold || frame == lastFrame)
            {
                VideoFrame picture = await stage.TakeFrameAsync(cancellationToken).ConfigureAwait(false);
                await stream.WriteFrameAsync(picture, frame, cancellationToken).ConfigureAwait(false);
                lastWritten = frame;
            }

            frame++;
        }

        while (samples < end)
        {
            sound = await WriteSoundAsync(sound, Math.Min(end, samples + format.SampleRate), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the sound here; the pictures follow it, and then the mouth closes.</summary>
    private async ValueTask CutAsync(ReadOnlyMemory<short> sound, CancellationToken cancellationToken)
    {
        int fade = Math.Min(sound.Length / format.Channels, format.SampleRate * FadeMilliseconds / 1000);
        short[] fading = sound[..(fade * format.Channels)].ToArray();
        for (int i = 0; i < fading.Length; i++)
        {
            fading[i] = (short)(fading[i] * (fade - (i / format.Channels)) / (fade + 1));
        }

        await WriteSoundAsync(fading, samples + fade, cancellationToken).ConfigureAwait(false);
        cut = (double)samples / format.SampleRate;
        motion?.Sample(cut - segmentStart, left);
    }

    private void SamplePose()
    {
        // A picture is seen until the next one comes: it shows the middle of its time, or lips would be half a picture late.
        double time = (frame + 0.5) / format.FrameRate;
        body = motion?.SampleBody(time - segmentStart) ?? FacePose.SampleIdleBody(options, time);
        if (motion is not null && time > cut)
        {
            FacePose.SampleIdle(options, time, pose);
            FacePose.Release(left, time - cut, pose);
        }
        else if (motion is null)
        {
            FacePose.SampleIdle(options, time, pose);
        }
        else
        {
            motion.SampleFrame(time - segmentStart, format.FrameRate, pose);
        }
    }

    /// <summary>Writes sound up to a sample, silence where there is none.</summary>
    private async ValueTask<ReadOnlyMemory<short>> WriteSoundAsync(ReadOnlyMemory<short> sound, long until, CancellationToken cancellationToken)
    {
        int count = (int)(until - samples) * format.Channels;
        if (count == 0)
        {
            return sound;
        }

        samples = until;
        if (sound.Length >= count)
        {
            await stream.WriteAudioAsync(sound[..count], cancellationToken).ConfigureAwait(false);
            return sound[count..];
        }

        short[] padded = new short[count];
        sound.CopyTo(padded);
        await stream.WriteAudioAsync(padded, cancellationToken).ConfigureAwait(false);
        return default;
    }
}
