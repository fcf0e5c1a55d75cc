using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AvatarKit.AspNetCore;

/// <summary>Writes an answer as one HTML file that speaks: voice, moving face and captions in step,
/// with nothing else to load. Thread-safe.</summary>
/// <remarks>
/// The file opens from disk in any current browser. A content security policy allows nothing but the file's own script and style: no network,
/// no markup from the answer. Its size is that of the audio in Base64 and about 150 kB.
/// </remarks>
public static class ReplyPage
{
    private static readonly Lazy<Template> Page = new(Template.Load);
    private static readonly Lazy<BrowserFace> DefaultFace = new(static () => BrowserFace.Character(BrowserFace.Characters[0]));

    /// <summary>Writes the page.</summary>
    /// <param name="response">The answer. Its face tracks are used where it has them; else the mouth follows the visemes.</param>
    /// <param name="output">Where to write UTF-8 to. It is flushed and left open.</param>
    /// <param name="options">Title, question and face. Default: Ava, and none.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>A task that ends when the page is written.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="IOException"><paramref name="output"/> cannot be written.</exception>
    public static async Task WriteAsync(
        AvatarResponse response,
        Stream output,
        ReplyPageOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(output);
        options ??= new ReplyPageOptions();
        foreach (string part in Page.Value.Parts)
        {
            switch (part)
            {
                case "{{title}}":
                    await WriteTextAsync(output, HtmlEncoder.Default.Encode(options.Title), cancellationToken).ConfigureAwait(false);
                    break;
                case "{{language}}":
                    await WriteTextAsync(output, HtmlEncoder.Default.Encode(options.Language), cancellationToken).ConfigureAwait(false);
                    break;
                case "{{page}}":
                    await output.WriteAsync(PageData(options), cancellationToken).ConfigureAwait(false);
                    break;
                case "{{response}}":
                    // The serialiser's encoder escapes <, >, & and the line separators of JavaScript: no text
                    // can end the script element it stands in.
                    var type = (JsonTypeInfo<AvatarResponse>)AvatarJson.Options.GetTypeInfo(typeof(AvatarResponse));
                    await JsonSerializer.SerializeAsync(output, response, type, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    await WriteTextAsync(output, part, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static ValueTask WriteTextAsync(Stream output, string text, CancellationToken cancellationToken)
        => output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

    private static byte[] PageData(ReplyPageOptions options)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("title", options.Title);
            if (options.Question is { } question)
            {
                writer.WriteString("question", question);
            }

            BrowserFace face = options.Face ?? DefaultFace.Value;
            writer.WritePropertyName(face.Property);
            writer.WriteRawValue(face.Json.Span, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>The page with everything filled in that is the same for every answer, cut at the places that are not.</summary>
    private sealed record Template(IReadOnlyList<string> Parts)
    {
        private static readonly string[] Slots = ["{{title}}", "{{language}}", "{{page}}", "{{response}}"];

        public static Template Load()
        {
            string script = BrowserAssets.ReadText("reply-page.js");
            string style = BrowserAssets.ReadText("reply-page.css");
            string page = BrowserAssets.ReadText("reply-page.html")
                .Replace("{{scriptHash}}", Hash(script), StringComparison.Ordinal)
                .Replace("{{styleHash}}", Hash(style), StringComparison.Ordinal)
                .Replace("{{style}}", style, StringComparison.Ordinal)
                .Replace("{{script}}", script, StringComparison.Ordinal);
            List<string> parts = [];
            int at = 0;
            while (true)
            {
                (int start, string slot) = Slots.Select(slot => (page.IndexOf(slot, at, StringComparison.Ordinal), slot))
                    .Where(static found => found.Item1 >= 0)
                    .DefaultIfEmpty((page.Length, ""))
                    .Min();
                parts.Add(page[at..start]);
                if (slot.Length == 0)
                {
                    return new Template(parts);
                }

                parts.Add(slot);
                at = start + slot.Length;
            }
        }

        private static string Hash(string content) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
