using System.Buffers.Binary;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>A browser whose microphone hears what a test has a person do, in a room that is never quite silent.</summary>
internal sealed class HearingBrowser : IAsyncDisposable
{
    private const int Rate = 22_050;

    private readonly ScratchFolder folder;
    private readonly IPlaywright playwright;

    private HearingBrowser(ScratchFolder folder, IPlaywright playwright, IBrowser browser)
    {
        this.folder = folder;
        this.playwright = playwright;
        Browser = browser;
    }

    public IBrowser Browser { get; }

    /// <summary>Starts one.</summary>
    /// <param name="quiet">After how long the sound comes, once the microphone is opened.</param>
    /// <param name="sound">The sound, at 22,050 samples a second.</param>
    public static async Task<HearingBrowser> StartAsync(TimeSpan quiet, short[] sound)
    {
        var folder = new ScratchFolder();
        int before = (int)(quiet.TotalSeconds * Rate);
        short[] samples = new short[before + sound.Length + (10 * Rate)];
        sound.CopyTo(samples, before);
        var random = new Random(1);
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)Math.Clamp(samples[i] + random.Next(-40, 41), short.MinValue, short.MaxValue);
        }

        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Args = await FakeMicrophone.ArgumentsAsync(folder, samples, Rate),
        });
        return new HearingBrowser(folder, playwright, browser);
    }

    /// <summary>A person who says something, by eSpeak NG.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="level">How loud it is, as the root mean square of full scale.</param>
    public static async Task<short[]> SpeakAsync(string text, double level)
    {
        using var scratch = new ScratchFolder();
        ProgramRun run = await ProgramRun.RunAsync("espeak-ng", ["-v", "en-us", "-w", scratch["said.wav"], text], scratch.Path);
        Assert.Equal(0, run.ExitCode);
        byte[] wav = await File.ReadAllBytesAsync(scratch["said.wav"]);
        Assert.Equal(Rate, BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(24)));
        short[] samples = new short[(wav.Length - 44) / 2];
        Buffer.BlockCopy(wav, 44, samples, 0, samples.Length * 2);
        double scale = level * 32_768 / Math.Sqrt(samples.Average(static sample => (double)sample * sample));
        return [.. samples.Select(sample => (short)Math.Clamp(sample * scale, short.MinValue, short.MaxValue))];
    }

    /// <summary>A cough: a burst of noise that dies away.</summary>
    public static short[] Cough()
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, Rate / 6).Select(i => (short)(random.Next(-16_000, 16_000) * Math.Exp(-12.0 * i / Rate)))];
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        folder.Dispose();
    }
}
