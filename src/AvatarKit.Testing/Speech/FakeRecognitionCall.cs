namespace AvatarKit.Testing;

/// <summary>A recorded call of a <see cref="FakeSpeechRecognizer"/>. Thread-safe.</summary>
public sealed class FakeRecognitionCall : FakeStreamCall
{
    private readonly Lock gate = new();
    private readonly List<byte> audio = [];

    internal FakeRecognitionCall(SpeechRecognitionRequest request) => Request = request;

    /// <summary>What was to be listened to.</summary>
    public SpeechRecognitionRequest Request { get; }

    /// <summary>The audio that was heard so far: a copy.</summary>
    public ReadOnlyMemory<byte> Audio
    {
        get
        {
            lock (gate)
            {
                return audio.ToArray();
            }
        }
    }

    /// <summary>How long that audio lasts.</summary>
    public TimeSpan Heard
    {
        get
        {
            lock (gate)
            {
                return Request.Format.ToTime(Request.Format.SamplesIn(audio.Count));
            }
        }
    }

    internal void Hear(ReadOnlyMemory<byte> buffer)
    {
        lock (gate)
        {
            audio.AddRange(buffer.Span);
        }
    }
}
