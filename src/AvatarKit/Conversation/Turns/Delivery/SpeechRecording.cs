namespace AvatarKit;

/// <summary>A turn's speech as it is kept for the asset store: sound alone.</summary>
internal sealed class SpeechRecording
{
    private readonly List<SpeechSegment> pieces = [];

    public bool IsEmpty => pieces.Count == 0;

    public void Add(SpeechSegment piece) => pieces.Add(piece with { Face = null, Visemes = [], Words = [] });

    /// <summary>The recording as one WAV file.</summary>
    public MemoryStream ToWave()
    {
        var wave = new MemoryStream();
        WaveFile.Write(wave, pieces);
        wave.Position = 0;
        return wave;
    }
}
