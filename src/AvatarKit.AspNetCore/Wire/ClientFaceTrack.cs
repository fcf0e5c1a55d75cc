using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AvatarKit.AspNetCore;

/// <summary>A face in motion.</summary>
[JsonConverter(typeof(ClientFaceJsonConverter))]
internal sealed record ClientFaceTrack(FaceTrack Track);

/// <summary>Writes a face track as <see cref="AvatarJson"/> does.</summary>
internal sealed class ClientFaceJsonConverter : JsonConverter<ClientFaceTrack>
{
    private static readonly JsonTypeInfo<FaceTrack> Track = (JsonTypeInfo<FaceTrack>)AvatarJson.Options.GetTypeInfo(typeof(FaceTrack));

    public override ClientFaceTrack? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => JsonSerializer.Deserialize(ref reader, Track) is { } track ? new ClientFaceTrack(track) : null;

    public override void Write(Utf8JsonWriter writer, ClientFaceTrack value, JsonSerializerOptions options)
        => JsonSerializer.Serialize(writer, value.Track, Track);
}
