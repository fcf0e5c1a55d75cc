namespace AvatarKit.Samples.ViewModel;

/// <summary>What plays sound on the platform: AVAudioEngine, AudioTrack, WASAPI, OpenAL.</summary>
public interface ISpeechPlayer
{
    /// <summary>Raised some thirty times a second while something is heard, from any thread.</summary>
    event EventHandler<SpeechMovedEventArgs>? Moved;

    /// <summary>Plays a piece after those before it, without a gap.</summary>
    /// <param name="piece">The piece.</param>
    void Enqueue(SpeechSegment piece);

    /// <summary>Is silent at once, and forgets what waits.</summary>
    void Stop();
}
