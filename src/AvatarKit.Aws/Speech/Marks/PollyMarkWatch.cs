using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

/// <summary>Says once when marks begin to fail, once when they come again, and once that a voice has none.</summary>
internal sealed class PollyMarkWatch(ILogger logger)
{
    private int isFailing;
    private int hasSaidNone;
    private int hasSaidRefused;

    /// <summary>Takes note of how a request for marks ended.</summary>
    /// <param name="failure">Why there are none; <see langword="null"/>: they came.</param>
    public void Note(Exception? failure)
    {
        if (failure is OperationCanceledException)
        {
            return;
        }

        if (failure is not null && Interlocked.Exchange(ref isFailing, 1) == 0)
        {
            PollyLog.MarksFail(logger, (failure as AvatarKitException)?.Code ?? "polly.failed", failure.GetType().Name);
        }
        else if (failure is null && Interlocked.Exchange(ref isFailing, 0) == 1)
        {
            PollyLog.MarksComeAgain(logger);
        }
    }

    /// <summary>Takes note of cues that Polly refused.</summary>
    public void NoteCuesRefused(string voice)
    {
        if (Interlocked.Exchange(ref hasSaidRefused, 1) == 0)
        {
            PollyLog.CuesRefused(logger, voice);
        }
    }

    /// <summary>Takes note of a voice that has no marks.</summary>
    public void NoteNoMarks(string voice)
    {
        if (Interlocked.Exchange(ref hasSaidNone, 1) == 0)
        {
            PollyLog.NoMarksExist(logger, voice);
        }
    }
}
