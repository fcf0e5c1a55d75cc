namespace AvatarKit.Testing;

/// <summary>A recorded call of a <see cref="FakeSpeechSynthesizer"/>.</summary>
public sealed class FakeSpeechCall : FakeStreamCall
{
    internal FakeSpeechCall(SpeechRequest request) => Request = request;

    /// <summary>What was to be said and how.</summary>
    public SpeechRequest Request { get; }

    /// <summary>The text to be said.</summary>
    public string Text => Request.Text;
}
