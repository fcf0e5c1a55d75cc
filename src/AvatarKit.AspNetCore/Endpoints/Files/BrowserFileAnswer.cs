using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AvatarKit.AspNetCore;

/// <summary>Answers with a file for browsers: compressed as they take it, and not at all where they have it.</summary>
internal static class BrowserFileAnswer
{
    // The smaller first.
    private static readonly string[] Encodings = ["br", "gzip"];

    /// <summary>Writes a file that is compressed where the browser takes that.</summary>
    public static Task WriteAsync(HttpContext context, BrowserFile file)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        string? encoding = Array.Find(Encodings, encoding => Accepts(context.Request, encoding));
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        byte[] content = encoding switch
        {
            "br" => file.Brotli,
            "gzip" => file.Gzip,
            _ => file.Content,
        };
        return WriteAsync(context, content, file.ContentType, file.Hash + encoding);
    }

    /// <summary>Writes a picture, which is small as it is.</summary>
    public static Task WritePictureAsync(HttpContext context, BrowserFile file) => WriteAsync(context, file.Content, file.ContentType, file.Hash);

    private static Task WriteAsync(HttpContext context, byte[] content, string contentType, string tag)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(content, contentType, entityTag: new EntityTagHeaderValue($"\"{tag}\"")).ExecuteAsync(context);
    }

    private static bool Accepts(HttpRequest request, string encoding)
        => request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value == encoding && accepted.Quality is not 0);
}
