using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>A browser whose microphone hears a file: two seconds of a quiet room, two of syllables, three of the room.</summary>
public sealed class MicrophoneChromium : IAsyncLifetime
{
    private const int Rate = 48_000;
    private const int VoiceFrom = 2 * Rate;
    private const int VoiceTo = 4 * Rate;
    private const int Samples = 7 * Rate;

    private readonly ScratchFolder folder = new();
    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (ChromiumFactAttribute.Missing is not null)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Args = await FakeMicrophone.ArgumentsAsync(folder, Sound(), Rate),
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        playwright?.Dispose();
        folder.Dispose();
    }

    private static short[] Sound()
    {
        short[] samples = new short[Samples];
        uint seed = 1;
        for (int i = 0; i < Samples; i++)
        {
            seed = (seed * 1_664_525) + 1_013_904_223;
            double room = ((seed >> 16) / 65_536.0 - 0.5) * 20;
            double syllable = Math.Max(0, Math.Sin(Math.Tau * 4 * i / Rate));
            double voice = i is >= VoiceFrom and < VoiceTo ? 9_000 * syllable * Pulse(i) : 0;
            samples[i] = (short)(room + voice);
        }

        return samples;
    }

    /// <summary>Harmonics of 140 Hz, as a voice has.</summary>
    private static double Pulse(int sample)
        => Enumerable.Range(1, 8).Sum(harmonic => Math.Sin(Math.Tau * 140 * harmonic * sample / Rate) / harmonic) / 2;
}
