namespace AvatarKit;

/// <summary>A voice that speaks where those before it fail. The container disposes it.</summary>
internal sealed class FallbackVoice(ISpeechSynthesizer voice, bool takesVoiceNames) : IAsyncDisposable
{
    public ISpeechSynthesizer Voice => voice;

    /// <summary>Whether it has the voices of the first one, by their names; otherwise it chooses one for the locale.</summary>
    public bool TakesVoiceNames => takesVoiceNames;

    public async ValueTask DisposeAsync()
    {
        switch (voice)
        {
            case IAsyncDisposable later:
                await later.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable now:
                now.Dispose();
                break;
        }
    }
}
