using System.Runtime.CompilerServices;

namespace AvatarKit.Evaluation;

/// <summary>A voice that fails as the sentence says. Thread-safe.</summary>
internal sealed class FaultyVoice(Deafness deafness) : ISpeechSynthesizer
{
    private readonly PromptVoice voice = new();

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        bool Is(VoiceFault fault) => ChaosPlan.Has(request.Text, "voice", fault);
        deafness.Begin();
        try
        {
            await Task.Yield();
            if (Is(VoiceFault.Throws))
            {
                throw new SpeechException("speech.failed", "The voice cannot be reached.", "chaos", isTransient: true);
            }

            if (Is(VoiceFault.Deaf))
            {
                await deafness.WaitAsync();
            }

            if (Is(VoiceFault.Silent))
            {
                yield break;
            }

            int given = 0;
            await foreach (SpeechChunk chunk in voice.SynthesizeAsync(request, cancellationToken))
            {
                if (Is(VoiceFault.Slow))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, cancellationToken);
                }

                if (given++ == 3)
                {
                    await FailMidwayAsync(Is);
                }

                yield return Is(VoiceFault.NullChunk) && given == 3 ? null!
                    : Is(VoiceFault.NegativeTimes)
                        ? chunk with { Marks = [new SpeechMark(SpeechMarkKind.Viseme, -5, -7, "aa", PhoneAlphabet.Oculus)] }
                    : chunk;
            }
        }
        finally
        {
            deafness.Close();
        }
    }

    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default)
        => voice.GetVoicesAsync(cancellationToken);

    private Task FailMidwayAsync(Func<VoiceFault, bool> isFault)
        => isFault(VoiceFault.ThrowsMidway) ? throw new IOException("The connection broke.")
            : isFault(VoiceFault.DeafMidway) ? deafness.WaitAsync()
            : Task.CompletedTask;
}
