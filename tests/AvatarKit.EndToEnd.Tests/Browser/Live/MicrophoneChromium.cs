using System.Buffers.Binary;
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

        string wav = Path.Combine(folder.Path, "voice.wav");
        await File.WriteAllBytesAsync(wav, Wav());
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Args =
            [
                .. Chromium.Arguments, "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream", $"--use-file-for-fake-audio-capture={wav}%noloop",
            ],
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

    private static byte[] Wav()
    {
        byte[] wav = new byte[44 + (2 * Samples)];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), 2 * Rate);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), 2 * Samples);
        uint seed = 1;
        for (int i = 0; i < Samples; i++)
        {
            seed = (seed * 1_664_525) + 1_013_904_223;
            double room = ((seed >> 16) / 65_536.0 - 0.5) * 20;
            double syllable = Math.Max(0, Math.Sin(Math.Tau * 4 * i / Rate));
            double voice = i is >= VoiceFrom and < VoiceTo ? 9_000 * syllable * Pulse(i) : 0;
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(44 + (2 * i)), (short)(room + voice));
        }

        return wav;
    }

    /// <summary>Harmonics of 140 Hz, as a voice has.</summary>
    private static double Pulse(int sample)
        => Enumerable.Range(1, 8).Sum(harmonic => Math.Sin(Math.Tau * 140 * harmonic * sample / Rate) / harmonic) / 2;
}
