namespace AvatarKit.AspNetCore;

/// <summary>The names and numbers of the live protocol.</summary>
internal static class LiveProtocol
{
    public const string Name = "avatarkit.v1";
    public const string TokenPrefix = "avatarkit.token.";
    public const int Version = 1;

    public const byte AudioMedia = 1;
    public const byte FaceMedia = 2;
    public const byte MicrophoneMedia = 16;
    public const int MediaHeaderBytes = 5;

    public const int Closed = 1000;
    public const int GoingAway = 1001;
    public const int TooLarge = 1009;
    public const int InternalError = 1011;
    public const int NotUnderstood = 4400;
    public const int TokenRefused = 4401;
    public const int TooSlow = 4408;
    public const int TakenOver = 4409;
    public const int TooMany = 4429;
}
