namespace AvatarKit;

/// <summary>What the voice charges for one sentence, also for one that fails or is cut off. Thread-safe.</summary>
internal sealed class SpeechBill(CostMeter meter, int textLength)
{
    private readonly Lock gate = new();
    private string? unsaid;
    private bool isSaid;
    private bool isSettled;

    public void Note(SpeechChunk chunk)
    {
        lock (gate)
        {
            if (chunk.BilledCharacters is { } billed)
            {
                isSaid = true;
                meter.AddSpeech(chunk.Voice.Provider, billed);
            }
            else if (!chunk.Audio.IsEmpty)
            {
                unsaid = chunk.Voice.Provider;
            }
        }
    }

    /// <summary>Counts the text of a voice that spoke without saying what it charges.</summary>
    public void Settle()
    {
        lock (gate)
        {
            if (!isSettled && !isSaid && unsaid is not null)
            {
                meter.AddSpeech(unsaid, textLength);
            }

            isSettled = true;
        }
    }
}
