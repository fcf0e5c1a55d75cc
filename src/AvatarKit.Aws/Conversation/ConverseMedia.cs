using System.Globalization;
using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

/// <summary>Writes pictures and documents.</summary>
internal sealed class ConverseMedia(string modelId)
{
    // What Converse takes: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Message.html
    private const int MaxImageBytes = (int)(3.75 * 1024 * 1024);
    private const int MaxDocumentBytes = (int)(4.5 * 1024 * 1024);

    private int documents;

    /// <summary>A picture that a model made.</summary>
    /// <param name="bytes">It.</param>
    /// <param name="format">The end of its media type; of what can be none, the picture is bytes of any kind.</param>
    public static DataContent Read(byte[] bytes, string? format)
        => new(bytes, format is { Length: > 0 } && format.All(char.IsAsciiLetterOrDigit) ? "image/" + format : "application/octet-stream");

    public ContentBlock Write(DataContent data)
    {
        if (data.HasTopLevelMediaType("image"))
        {
            return new ContentBlock { Image = Image(data) };
        }

        string format = DocumentFormat(data.MediaType);
        return new ContentBlock
        {
            Document = new DocumentBlock
            {
                Name = NextName(),
                Format = format,
                Source = new DocumentSource { Bytes = Bytes(data, MaxDocumentBytes, "document") },
            },
        };
    }

    public ContentBlock Write(UriContent uri)
    {
        if (uri.Uri.Scheme != "s3")
        {
            throw Invalid($"is sent pictures and documents as bytes or by s3: addresses, not by {uri.Uri.Scheme}: addresses");
        }

        var location = new S3Location { Uri = uri.Uri.OriginalString };
        return uri.HasTopLevelMediaType("image")
            ? new ContentBlock { Image = new ImageBlock { Format = ImageFormat(uri.MediaType), Source = new ImageSource { S3Location = location } } }
            : new ContentBlock
            {
                Document = new DocumentBlock
                {
                    Name = NextName(),
                    Format = DocumentFormat(uri.MediaType),
                    Source = new DocumentSource { S3Location = location },
                },
            };
    }

    public ImageBlock Image(DataContent data)
        => new() { Format = ImageFormat(data.MediaType), Source = new ImageSource { Bytes = Bytes(data, MaxImageBytes, "picture") } };

    private string ImageFormat(string mediaType) => mediaType.ToLowerInvariant() switch
    {
        "image/png" => "png",
        "image/jpeg" or "image/jpg" => "jpeg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        _ => throw Invalid($"takes pictures as PNG, JPEG, GIF or WebP, not as {mediaType}"),
    };

    private string DocumentFormat(string mediaType) => mediaType.ToLowerInvariant() switch
    {
        "application/pdf" => "pdf",
        "text/plain" => "txt",
        "text/markdown" => "md",
        "text/html" => "html",
        "text/csv" => "csv",
        "application/msword" => "doc",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        "application/vnd.ms-excel" => "xls",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        _ => throw Invalid($"takes no content of type {mediaType}"),
    };

    private byte[] Bytes(DataContent data, int max, string what) => data.Data.Length <= max
        ? data.Data.ToArray()
        : throw new BedrockException(
            "bedrock.too_long",
            string.Create(
                CultureInfo.InvariantCulture,
                $"A {what} of {data.Data.Length} bytes was to be sent to model '{modelId}'; Bedrock takes {max}. Send a smaller one, or put "
                    + $"it in S3 and send its s3: address."),
            modelId);

    // A document's own name may be personal, and is limited to a few characters; the model needs one to speak of it.
    private string NextName() => string.Create(CultureInfo.InvariantCulture, $"document-{++documents}");

    private BedrockException Invalid(string reason) => new("bedrock.validation", $"Model '{modelId}' on Bedrock {reason}.", modelId);
}
