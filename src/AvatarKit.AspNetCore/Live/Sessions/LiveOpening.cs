namespace AvatarKit.AspNetCore;

/// <summary>A conversation that was opened or found again.</summary>
/// <param name="Session">It.</param>
/// <param name="Resumed">Whether it goes on, in the protocol's words.</param>
/// <param name="After">The last number the client has.</param>
internal sealed record LiveOpening(LiveSession Session, string Resumed, long After)
{
    public const string Same = "same";
    public const string Again = "again";
    public const string New = "no";
}
