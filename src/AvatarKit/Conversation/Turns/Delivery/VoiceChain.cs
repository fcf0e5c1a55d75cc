namespace AvatarKit;

/// <summary>The avatar's voice, and those that take over for it, in order.</summary>
internal sealed class VoiceChain
{
    private readonly ChainedVoice[] voices;

    public VoiceChain(ISpeechSynthesizer voice, IEnumerable<FallbackVoice> fallbacks, EngineLog log)
    {
        voices =
        [
            new ChainedVoice(voice, new ProviderKey(ProviderKind.Voice, voice.GetType().Name), TakesVoiceNames: true),
            .. fallbacks.Select(static (fallback, index) => new ChainedVoice(
                fallback.Voice,
                new ProviderKey(ProviderKind.Voice, fallback.Voice.GetType().Name, $"fallback {index + 1}"),
                fallback.TakesVoiceNames)),
        ];
        IsSilent = Ask(voice, log);
    }

    /// <summary>Whether nobody registered a voice.</summary>
    public bool IsSilent { get; }

    public int Count => voices.Length;

    public ChainedVoice this[int index] => voices[index];

    private static bool Ask(ISpeechSynthesizer voice, EngineLog log)
    {
        try
        {
            if (!voice.IsSilent())
            {
                return false;
            }
        }
        catch (Exception exception)
        {
            log.WentWithout("(none)", "asking the voice what it is", exception);
            return false;
        }

        log.NoVoice();
        return true;
    }
}
