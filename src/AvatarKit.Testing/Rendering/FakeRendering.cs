namespace AvatarKit.Testing;

/// <summary>How a <see cref="FakeAvatarRenderer"/> renders a turn. As it stands: every segment at once.</summary>
public sealed class FakeRendering : FakeSequence<FakeRendering>
{
    /// <summary>Renders the next segments. Those left after the last step are rendered too, unless it failed.</summary>
    /// <param name="count">How many.</param>
    /// <returns>This rendering.</returns>
    public FakeRendering Segments(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Give(count);
    }
}
