namespace AvatarKit;

/// <summary>How a WAV file's samples lie in its bytes.</summary>
/// <param name="SampleRate">Samples per second and channel, in hertz.</param>
/// <param name="Channels">Channels, interleaved.</param>
/// <param name="SampleBytes">Bytes of one sample of one channel.</param>
/// <param name="IsFloat">IEEE floats instead of integers.</param>
internal readonly record struct WaveLayout(int SampleRate, int Channels, int SampleBytes, bool IsFloat)
{
    /// <summary>Bytes of one sample of all channels.</summary>
    public int FrameBytes => Channels * SampleBytes;
}
