namespace AvatarKit.Samples.Blazor;

/// <summary>What the component's <c>turnstarted</c> tells.</summary>
public sealed class AvatarTurnEventArgs : EventArgs
{
    /// <summary>The turn.</summary>
    public string? TurnId { get; set; }
}
