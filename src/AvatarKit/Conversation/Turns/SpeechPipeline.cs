using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AvatarKit;

/// <summary>The stages segment, speak, animate and render of one turn, each a step ahead of the next, in order.</summary>
internal sealed class SpeechPipeline : IDisposable
{
    private readonly TurnServices services;
    private readonly AvatarRequest request;
    private readonly string turnId;
    private readonly string locale;
    private readonly TurnClock clock;
    private readonly TurnOutput output;
    private readonly SegmentSynthesizer synthesizer;
    private readonly SegmentFeed feed;
    private readonly Channel<Task<SynthesizedSegment>> spoken;
    private readonly SemaphoreSlim ahead;
    private readonly ConcurrentQueue<(SynthesizedSegment Segment, VisemeTrack Track, int Index, long Since)> rendering = new();
    private volatile bool allSpoken;
    private int videoPieces;
    private int started;

    public SpeechPipeline(
        TurnServices services, AvatarRequest request, string turnId, string locale, TurnClock clock, SegmentSynthesizer synthesizer, TurnOutput output)
    {
        AvatarChatbotOptions options = services.Options;
        (this.services, this.request, this.turnId, this.locale, this.clock, this.synthesizer, this.output) =
            (services, request, turnId, locale, clock, synthesizer, output);
        feed = new SegmentFeed(options.Speech.Segmentation, services.Time);
        spoken = Channel.CreateBounded<Task<SynthesizedSegment>>(new BoundedChannelOptions(options.Speech.SentencesAhead) { SingleReader = true, SingleWriter = true });
        ahead = new SemaphoreSlim(options.Speech.SentencesAhead, options.Speech.SentencesAhead);
    }

    /// <summary>What has been spoken so far, in order, when the host keeps speech.</summary>
    public List<SpeechSegment>? Kept { get; init; }

    /// <summary>Where the video goes, when the client asked for one.</summary>
    public VideoKeeper? Video { get; init; }

    /// <summary>Whether the renderer made any video.</summary>
    public bool HasVideo => videoPieces > 0;

    /// <summary>Cancelled when the person interrupts.</summary>
    public CancellationToken Interruption { get; init; }

    /// <summary>Whether the video has come to its end, be it by an interruption.</summary>
    public bool IsVideoWhole { get; private set; }

    /// <summary>What went wrong without ending the turn.</summary>
    public required TurnWarnings Warnings { get; init; }

    /// <summary>Runs the stages until the last segment has been handed on.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var drawing = new CancellationTokenSource(Timeout.InfiniteTimeSpan, services.Time);
        CancellationTokenRegistration stop = both.Token.UnsafeRegister(_ => StopDrawing(drawing), null);
        await using ConfiguredAsyncDisposable stopEnd = stop.ConfigureAwait(false);
        Task speak = SpeakAsync(both.Token);
        Task render = (request.Outputs & (AvatarOutputs.Face | AvatarOutputs.Video)) != 0 ? RenderAsync(both.Token, drawing.Token) : HandOnAsync(both.Token);
        await Task.WhenAll(StopBothAsync(speak), StopBothAsync(render)).ConfigureAwait(false);

        // One half waits for the other: where one fails, the other must not wait for ever.
        async Task StopBothAsync(Task half)
        {
            try
            {
                await half.ConfigureAwait(false);
            }
            catch
            {
                await both.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <summary>Adds the next characters of the answer.</summary>
    public void Append(string delta, IReadOnlyList<(int Start, Mood Mood)> moods)
    {
        long since = clock.Timestamp;
        feed.Append(delta, moods);
        clock.Add(TurnStage.Segment, since);
    }

    /// <summary>Ends the answer.</summary>
    public void Complete() => feed.Complete();

    /// <summary>The client took a segment: the voice may go one further.</summary>
    public void NoteHandedOut() => ahead.Release();

    public void Dispose()
    {
        feed.Dispose();
        ahead.Dispose();
    }

    private async Task SpeakAsync(CancellationToken cancellationToken)
    {
        List<Task<SynthesizedSegment>> all = [];
        try
        {
            await foreach (TextSegment segment in feed.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                long since = clock.Timestamp;
                SpeakableText text = SpeakableTextConverter.Convert(segment.Text, locale);
                clock.Add(TurnStage.Segment, since);
                if (text.Spoken.Length == 0)
                {
                    continue;
                }

                await ahead.WaitAsync(cancellationToken).ConfigureAwait(false);
                started++;
                Task<SynthesizedSegment> synthesis = TimedAsync(segment, text, cancellationToken);
                all.Add(synthesis);
                await spoken.Writer.WriteAsync(synthesis, cancellationToken).ConfigureAwait(false);
            }

            allSpoken = true;
            spoken.Writer.TryComplete();
        }
        catch (Exception exception)
        {
            spoken.Writer.TryComplete(exception);
            await Task.WhenAll((IEnumerable<Task>)all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task<SynthesizedSegment> TimedAsync(TextSegment segment, SpeakableText text, CancellationToken cancellationToken)
    {
        long since = clock.Timestamp;
        try
        {
            return await synthesizer.SpeakAsync(segment, text, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            clock.Add(TurnStage.Speak, since);
        }
    }

    /// <summary>An interrupted video still closes its mouth; whatever else stops a turn stops its video too.</summary>
    private void StopDrawing(CancellationTokenSource drawing)
    {
        if (Video is not null && Interruption.IsCancellationRequested)
        {
            drawing.CancelAfter(services.Options.Resilience.Renderer.ClosingTimeout);
        }
        else
        {
            drawing.Cancel();
        }
    }

    private async Task RenderAsync(CancellationToken cancellationToken, CancellationToken drawingToken)
    {
        bool broke = false;
        RenderOptions options = new()
        {
            AvatarId = request.AvatarId,
            FrameRate = services.Options.Rendering.FrameRate,
            Seed = StableHash(turnId),
            Video = Video is not null,
            Locale = locale,
            Mood = request.Mood,
            Interruption = Video is null ? default : Interruption,
        };
        await foreach (AvatarRendering made in services.Renderer.RenderAsync(AnimateUntilInterruptedAsync(cancellationToken), options, drawingToken).ConfigureAwait(false))
        {
            if (made is RenderingWarning warning)
            {
                broke = true;
                EngineLog.WentWithout(services.Logger, turnId, warning.Error.Code, warning.Error.GetType().Name);
                Warnings.Add(warning.Error, TurnStage.Render);
            }
            else if (made is VideoRendering video && Video is not null)
            {
                await HandOnAsync(video, drawingToken).ConfigureAwait(false);
            }
            else if (made is FaceTrackRendering face)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    // Nobody hears this sentence any more.
                    continue;
                }

                if (!rendering.TryDequeue(out (SynthesizedSegment Segment, VisemeTrack Track, int Index, long Since) waited) || waited.Index != face.SegmentIndex)
                {
                    throw new InvalidOperationException("The renderer gave a face track out of turn (IAvatarRenderer.RenderAsync).");
                }

                (SynthesizedSegment segment, VisemeTrack track, int index, long since) = waited;
                clock.Add(TurnStage.Render, since);
                await HandOnAsync(segment, track, index, face.Track, cancellationToken).ConfigureAwait(false);
            }
        }

        IsVideoWhole = !broke;
        cancellationToken.ThrowIfCancellationRequested();
        if (!rendering.IsEmpty || !spoken.Reader.Completion.IsCompleted)
        {
            throw new InvalidOperationException("The renderer ended before every segment had its face track (IAvatarRenderer.RenderAsync).");
        }
    }

    private async Task HandOnAsync(CancellationToken cancellationToken)
    {
        await foreach (SpokenSegment _ in AnimateAsync(cancellationToken).ConfigureAwait(false))
        {
            rendering.TryDequeue(out (SynthesizedSegment Segment, VisemeTrack Track, int Index, long Since) next);
            await HandOnAsync(next.Segment, next.Track, next.Index, face: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The segments for a renderer, which end at an interruption: it must not take it for a failure, but end its video.</summary>
    private async IAsyncEnumerable<SpokenSegment> AnimateUntilInterruptedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<SpokenSegment> source = AnimateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable sourceEnd = source.ConfigureAwait(false);
        while (true)
        {
            try
            {
                if (!await source.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }
            }
            catch (OperationCanceledException) when (Interruption.IsCancellationRequested && Video is not null)
            {
                yield break;
            }

            yield return source.Current;
        }
    }

    private async IAsyncEnumerable<SpokenSegment> AnimateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TimeSpan offset = TimeSpan.Zero;
        int index = 0;
        await foreach (Task<SynthesizedSegment> synthesis in spoken.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            SynthesizedSegment segment = await synthesis.ConfigureAwait(false);
            long since = clock.Timestamp;
            VisemeTrack track = services.LipSync.CreateTrack(new LipSyncInput
            {
                Format = segment.Format,
                Audio = segment.Audio,
                Length = segment.Length,
                Text = segment.Text.Spoken,
                Locale = locale,
                Marks = segment.Marks,
            });
            clock.Add(TurnStage.Animate, since);
            rendering.Enqueue((segment, track, index, clock.Timestamp));
            yield return new SpokenSegment
            {
                Index = index,
                Offset = offset,
                Caption = segment.Source.Text,
                Format = segment.Format,
                Audio = segment.Audio,
                Visemes = track,
                Words = segment.Words,
                Mood = segment.Source.Mood,
                IsLast = allSpoken && index + 1 == started,
            };
            offset += segment.Duration;
            index++;
        }
    }

    private async ValueTask HandOnAsync(SynthesizedSegment segment, VisemeTrack track, int index, FaceTrack? face, CancellationToken cancellationToken)
    {
        SpeechSegment update = SpeechSegmentFactory.Create(turnId, segment, track, index, face);
        Kept?.Add(update);
        clock.NoteFirstSpeech();
        await output.WriteAsync(update, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask HandOnAsync(VideoRendering video, CancellationToken cancellationToken)
    {
        await Video!.AddAsync(video, cancellationToken).ConfigureAwait(false);
        var update = new VideoSegment
        {
            TurnId = turnId,
            Index = videoPieces++,
            SpeechIndex = video.SegmentIndex,
            ContentType = video.ContentType,
            IsInitialization = video.IsInitialization,
            Start = video.Start,
            Duration = video.Duration,
            Data = video.Data,
        };
        await output.WriteAsync(update, cancellationToken).ConfigureAwait(false);
    }

    // The same turn has the same face on every machine: string.GetHashCode is seeded per process.
    private static int StableHash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)hash;
    }
}
