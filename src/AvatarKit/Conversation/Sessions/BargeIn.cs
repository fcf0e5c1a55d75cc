namespace AvatarKit;

/// <summary>Decides whether a person who speaks while the avatar does means to interrupt. Not thread-safe.</summary>
internal sealed class BargeIn(BargeInOptions options, string locale, TimeProvider time)
{
    private readonly BackchannelWords backchannels = new(locale, options);
    private long? voiceSince;
    private bool onlyListens;

    public BargeInAction VoiceStarted()
    {
        if (voiceSince is not null)
        {
            return BargeInAction.None;
        }

        voiceSince = time.GetTimestamp();
        onlyListens = false;
        return options.IsEnabled ? BargeInAction.Hold : BargeInAction.None;
    }

    public BargeInAction VoiceEnded()
    {
        BargeInAction action = VoiceLasts();
        voiceSince = null;
        return action == BargeInAction.Interrupt ? action : BargeInAction.GoOn;
    }

    /// <summary>Asked when a voice may have lasted long enough.</summary>
    public BargeInAction VoiceLasts()
        => options.IsEnabled && !onlyListens && voiceSince is { } since && time.GetElapsedTime(since) >= options.SustainedVoice
            ? BargeInAction.Interrupt
            : BargeInAction.None;

    public BargeInAction Heard(string text, bool isFinal)
    {
        if (!options.IsEnabled || string.IsNullOrWhiteSpace(text))
        {
            return BargeInAction.None;
        }

        if (isFinal && voiceSince is not null)
        {
            // The voice until here said these words. Only what it says beyond them interrupts their answer.
            voiceSince = time.GetTimestamp();
        }

        int words = backchannels.CountOthers(text);
        onlyListens = words == 0;
        if (onlyListens)
        {
            return BargeInAction.GoOn;
        }

        return isFinal || words >= options.Words ? BargeInAction.Interrupt : BargeInAction.None;
    }
}
