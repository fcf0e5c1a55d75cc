using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AvatarKit;

/// <summary>Questions in a file: one a line, or as JSON Lines.</summary>
/// <remarks>A line that begins with <c>{</c> is JSON:
/// <c>{"text": "How do I reset my password?", "locale": "en-US", "avatar": "ada", "tags": ["help"]}</c>, of which the text is needed. Any other is
/// the question itself. Empty lines, and lines that begin with <c>#</c>, say nothing.</remarks>
public static class WarmingFile
{
    /// <summary>The longest line, in characters.</summary>
    public const int MaxLineLength = 16_384;

    /// <summary>The most lines.</summary>
    public const int MaxLines = 1_000_000;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The questions, in order, as they are read.</returns>
    /// <exception cref="WarmingFileException">A line is not a question; the message names it. Those before it were given.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async IAsyncEnumerable<WarmingQuestion> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using StreamReader reader = File.OpenText(path);
        await foreach (WarmingQuestion question in ParseAsync(reader, Path.GetFileName(path), cancellationToken).ConfigureAwait(false))
        {
            yield return question;
        }
    }

    /// <summary>Reads questions.</summary>
    /// <param name="reader">What they are read from; not disposed of.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The questions, in order, as they are read.</returns>
    /// <exception cref="WarmingFileException">A line is not a question; the message names it. Those before it were given.</exception>
    public static async IAsyncEnumerable<WarmingQuestion> ParseAsync(
        TextReader reader, string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        await foreach (NumberedLine line in BoundedLines.ReadAsync(reader, name, MaxLineLength, MaxLines, cancellationToken).ConfigureAwait(false))
        {
            string text = line.Text.Trim();
            if (text.Length > 0 && text[0] != '#')
            {
                yield return text[0] == '{' ? Parse(text, name, line.Number) : new WarmingQuestion(text);
            }
        }
    }

    private static WarmingQuestion Parse(string json, string name, int line)
    {
        WarmingLine? read;
        try
        {
            read = JsonSerializer.Deserialize(json, WarmingJsonContext.Default.WarmingLine);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Its message may quote the question.
            string place = exception is JsonException { Path: { Length: > 1 and <= 32 } path } ? $" at {path}" : "";
            throw WarmingFileException.At(
                name, line, $"this is not JSON as it is wanted{place}: {{\"text\": …, \"locale\": …, \"avatar\": …, \"tags\": […]}}.");
        }

        if (string.IsNullOrWhiteSpace(read?.Text))
        {
            throw WarmingFileException.At(name, line, "the question has no \"text\".");
        }

        return new WarmingQuestion(read.Text) { Locale = read.Locale, AvatarId = read.Avatar, Tags = [.. (read.Tags ?? []).OfType<string>()] };
    }
}
