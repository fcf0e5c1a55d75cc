using System.Text.Json;

namespace AvatarKit;

/// <summary>The list of an export's files: <c>manifest.json</c>.</summary>
internal static class ArchiveManifest
{
    private const int FlushBytes = 64 * 1024;

    public static async Task WriteAsync(
        Stream stream,
        AssetOwner person,
        DateTimeOffset now,
        List<ArchiveFile> files,
        List<string> missing,
        CancellationToken cancellationToken)
    {
        var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = AvatarJson.Options.Encoder, Indented = true });
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteNumber("version"u8, 1);
            json.WriteString("tenantId"u8, person.TenantId);
            json.WriteString("userId"u8, person.UserId);
            json.WriteString("exportedAt"u8, now);
            json.WriteStartArray("files"u8);
            foreach (ArchiveFile file in files)
            {
                json.WriteStartObject();
                json.WriteString("name"u8, file.Name);
                json.WriteString("id"u8, file.Id);
                json.WriteString("contentType"u8, file.ContentType);
                json.WriteNumber("bytes"u8, file.Bytes);
                json.WriteString("sha256"u8, file.Sha256);
                json.WriteEndObject();
                if (json.BytesPending >= FlushBytes)
                {
                    await json.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            json.WriteEndArray();
            json.WriteStartArray("missing"u8);
            missing.ForEach(json.WriteStringValue);
            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
