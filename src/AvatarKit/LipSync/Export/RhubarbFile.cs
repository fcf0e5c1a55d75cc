using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What <see cref="LipSyncFileFormat.Rhubarb"/> holds.</summary>
internal sealed record RhubarbFile(RhubarbMetadata Metadata, IReadOnlyList<RhubarbCue> MouthCues);

/// <summary>What Rhubarb says of the whole.</summary>
internal sealed record RhubarbMetadata(string SoundFile, decimal Duration);

/// <summary>A mouth shape with its times in seconds.</summary>
internal readonly record struct RhubarbCue(decimal Start, decimal End, char Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(OculusFile))]
[JsonSerializable(typeof(RhubarbFile))]
internal sealed partial class LipSyncFileJsonContext : JsonSerializerContext;
