using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AvatarKit.Aws;

/// <summary>What a signed URL to CloudFront opens, when and for whom: a custom policy.</summary>
public sealed record CloudFrontPolicy
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Until when it works; whole seconds count.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>From when on it works.</summary>
    /// <value>Default <see langword="null"/>: at once.</value>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>The IPv4 addresses it works for, for example <c>192.0.2.0/24</c>.</summary>
    /// <value>Default <see langword="null"/>: all.</value>
    public string? SourceIp { get; init; }

    /// <summary>What it opens, where that is more than the URL: <c>*</c> stands for any characters and <c>?</c> for one.</summary>
    /// <value>Default <see langword="null"/>: the URL that is signed.</value>
    public string? Resource { get; init; }

    internal string ToJson(Uri url) => Write(Resource ?? url.AbsoluteUri, ExpiresAt, StartsAt, SourceIp);

    /// <summary>Writes a policy without white space, in the order CloudFront documents: for a canned one,
    /// CloudFront signs these very characters itself.</summary>
    internal static string Write(string resource, DateTimeOffset expiresAt, DateTimeOffset? startsAt, string? sourceIp)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteStartArray("Statement");
            json.WriteStartObject();
            json.WriteString(nameof(Resource), resource);
            json.WriteStartObject("Condition");
            WriteMoment(json, "DateLessThan", expiresAt);
            if (startsAt is { } start)
            {
                WriteMoment(json, "DateGreaterThan", start);
            }

            if (sourceIp is not null)
            {
                json.WriteStartObject("IpAddress");
                json.WriteString("AWS:SourceIp", sourceIp);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteMoment(Utf8JsonWriter json, string name, DateTimeOffset moment)
    {
        json.WriteStartObject(name);
        json.WriteNumber("AWS:EpochTime", moment.ToUnixTimeSeconds());
        json.WriteEndObject();
    }
}
