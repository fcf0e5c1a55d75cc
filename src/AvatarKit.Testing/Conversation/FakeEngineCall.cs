namespace AvatarKit.Testing;

/// <summary>A recorded turn of a <see cref="FakeConversationEngine"/>.</summary>
public sealed class FakeEngineCall : FakeStreamCall
{
    internal FakeEngineCall(AvatarRequest request) => Request = request;

    /// <summary>What the person said.</summary>
    public AvatarRequest Request { get; }
}
