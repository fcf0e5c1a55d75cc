using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using Amazon.S3.Model;

namespace AvatarKit.Aws;

/// <summary>What stands in an object's metadata: whose the asset is, when it was stored, as what, and what its caller put with it.</summary>
/// <remarks>S3 takes ASCII: other values are written as encoded words (RFC 2047), as S3 itself shows them.
/// Names that the store uses itself are set apart.</remarks>
internal sealed class S3AssetMetadata(S3Owners owners, string bucket)
{
    private const string Own = "avatarkit-";
    private const string Owner = Own + "owner";
    private const string Created = Own + "created";
    private const string Type = Own + "type";
    private const string Apart = Own + "meta-";
    private const string EncodedStart = "=?UTF-8?B?";
    private const string EncodedEnd = "?=";
    private const string HeaderPrefix = "x-amz-meta-";

    // What S3 allows for names and values together.
    private const int MaxBytes = 2048;

    /// <exception cref="ArgumentException">The owner's ids and the metadata are too long together.</exception>
    public Dictionary<string, string> Write(
        AssetOwner owner, string contentType, DateTimeOffset createdAt, IReadOnlyDictionary<string, string>? metadata)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Owner] = owners.Write(owner),
            [Created] = createdAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            [Type] = contentType,
        };
        foreach ((string name, string value) in metadata ?? ReadOnlyDictionary<string, string>.Empty)
        {
            written[name.StartsWith(Own, StringComparison.Ordinal) ? Apart + name : name] = Encode(value);
        }

        return written.Sum(static entry => entry.Key.Length + entry.Value.Length) <= MaxBytes
            ? written
            : throw new ArgumentException(
                $"The owner's ids and the metadata take more than the {MaxBytes} bytes that S3 keeps with an object.", nameof(metadata));
    }

    public AssetInfo Read(string id, GetObjectMetadataResponse found)
    {
        AssetOwner owner = owners.Read(found.Metadata[Owner]) ?? throw new StorageException(
            "s3.owner_unreadable",
            $"The owner of asset '{id}' in bucket '{bucket}' cannot be read. Set S3AssetOptions.OwnerSecret to the secret it was stored with.",
            "s3");
        DateTimeOffset createdAt =
            DateTimeOffset.TryParse(found.Metadata[Created], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset time)
            ? time
            : found.LastModified?.ToUniversalTime() ?? DateTimeOffset.UnixEpoch;
        return new AssetInfo(
            id, owner, found.Metadata[Type] ?? found.Headers.ContentType, found.ContentLength, createdAt) { Metadata = ReadRest(found.Metadata) };
    }

    private static Dictionary<string, string>? ReadRest(MetadataCollection metadata)
    {
        Dictionary<string, string> rest = new(StringComparer.Ordinal);
        foreach (string key in metadata.Keys)
        {
            string name = key.StartsWith(HeaderPrefix, StringComparison.OrdinalIgnoreCase) ? key[HeaderPrefix.Length..].ToLowerInvariant() : key;
            if (name.StartsWith(Apart, StringComparison.Ordinal))
            {
                rest[name[Apart.Length..]] = Decode(metadata[key]);
            }
            else if (!name.StartsWith(Own, StringComparison.Ordinal))
            {
                rest[name] = Decode(metadata[key]);
            }
        }

        return rest.Count == 0 ? null : rest;
    }

    // What a header would trim, or what looks encoded already, is encoded too, so that it comes back as it was.
    private static string Encode(string value)
        => value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange(' ', '~') && value.Trim() == value
            && !value.Contains("  ", StringComparison.Ordinal) && !value.StartsWith("=?", StringComparison.Ordinal)
            ? value
            : EncodedStart + Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) + EncodedEnd;

    private static string Decode(string value)
    {
        if (!value.StartsWith(EncodedStart, StringComparison.Ordinal) || !value.EndsWith(EncodedEnd, StringComparison.Ordinal))
        {
            return value;
        }

        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value[EncodedStart.Length..^EncodedEnd.Length], bytes, out int length) ? Encoding.UTF8.GetString(
            bytes, 0, length) : value;
    }
}
