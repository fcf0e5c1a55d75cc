using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What <see cref="LipSyncFileFormat.Oculus"/> holds.</summary>
internal sealed record OculusFile(
    string Format,
    [property: JsonPropertyName("durationMs"), JsonConverter(typeof(MillisecondsJsonConverter))] TimeSpan Duration,
    IReadOnlyList<TimedViseme> Visemes)
{
    public const string Version = "avatarkit.visemes/1";
}
