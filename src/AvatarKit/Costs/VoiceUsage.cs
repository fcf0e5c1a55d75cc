namespace AvatarKit;

/// <summary>
/// What the voice charges for one sentence, also for one that fails, is cut off, or comes after nobody waits for it any more. Thread-safe.
/// </summary>
internal sealed class VoiceUsage(CostMeter meter, int textLength)
{
    private readonly Lock gate = new();
    private string? spokeWithoutCharge;
    private string? spokeForNothing;
    private long charged;
    private bool isCharged;
    private bool isSettled;

    /// <summary>Notes a chunk. Never throws, whatever the chunk is like.</summary>
    public void Note(SpeechChunk? chunk)
    {
        if (chunk?.Voice?.Provider is not { } provider)
        {
            return;
        }

        lock (gate)
        {
            if (chunk.BilledCharacters is >= 0 and var billed)
            {
                isCharged = true;
                charged += billed;
                spokeForNothing = charged > 0 ? null : provider;
                meter.AddSpeech(provider, billed);
            }
            else if (!chunk.Audio.IsEmpty)
            {
                spokeWithoutCharge = provider;
                if (isSettled)
                {
                    CountText();
                }
            }
        }
    }

    /// <summary>Counts the text of a voice that spoke without saying what it charges, and what a cache saved that charges nothing.</summary>
    public void Settle()
    {
        lock (gate)
        {
            isSettled = true;
            CountText();
            if (spokeForNothing is { } provider)
            {
                meter.AddSavedSpeech(provider, textLength);
                spokeForNothing = null;
            }
        }
    }

    private void CountText()
    {
        if (!isCharged && spokeWithoutCharge is { } provider)
        {
            isCharged = true;
            meter.AddSpeech(provider, textLength);
        }
    }
}
