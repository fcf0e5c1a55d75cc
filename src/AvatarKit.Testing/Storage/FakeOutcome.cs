namespace AvatarKit.Testing;

/// <summary>What becomes of a call of a fake store.</summary>
public sealed class FakeOutcome
{
    private FakeOutcome(Exception? afterwards) => Afterwards = afterwards;

    /// <summary>The call does what it should: for the calls after a scripted failure.</summary>
    public static FakeOutcome Normal { get; } = new(null);

    internal Exception? Afterwards { get; }

    /// <summary>The call does what it should and fails all the same, as when the reply is lost on the way back.</summary>
    /// <param name="exception">What is thrown.</param>
    /// <returns>The outcome.</returns>
    public static FakeOutcome NormalThenFail(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new FakeOutcome(exception);
    }
}
