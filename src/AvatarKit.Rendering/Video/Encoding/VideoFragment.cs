namespace AvatarKit.Rendering;

/// <summary>A piece of a video as it leaves the encoder.</summary>
/// <param name="ContentType">The media type with its codecs.</param>
/// <param name="Data">The bytes.</param>
/// <param name="IsInitialization">Whether it is the beginning, without pictures.</param>
/// <param name="Start">When its first picture is shown.</param>
/// <param name="Duration">How long its pictures last.</param>
internal sealed record VideoFragment(string ContentType, ReadOnlyMemory<byte> Data, bool IsInitialization, TimeSpan Start, TimeSpan Duration)
{
    public TimeSpan End => Start + Duration;
}
