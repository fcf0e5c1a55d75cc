using System.Text.Json;

namespace AvatarKit.Aws;

/// <summary>Reads speech marks: a JSON object a line.</summary>
internal static class PollyMarkReader
{
    // 3,000 characters have some 10,000 marks of some 60 bytes: more is no answer of Polly's.
    private const int MostBytes = 16 * 1024 * 1024;

    // A day, in milliseconds.
    private const long LongestTime = 86_400_000;

    /// <summary>Reads all marks. Lips with a hole are worse than lips without marks: one line that
    /// cannot be read makes all of them useless.</summary>
    /// <exception cref="PollyException">The answer is not marks alone.</exception>
    public static async Task<List<PollyMark>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            if (body.Length > MostBytes)
            {
                throw Unreadable($"it is longer than {MostBytes >> 20} MB", null);
            }
        }

        return Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    private static List<PollyMark> Parse(ReadOnlySpan<byte> body)
    {
        List<PollyMark> marks = [];
        foreach (Range range in body.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = body[range].Trim(" \t\r"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            PollyMark? mark;
            try
            {
                mark = JsonSerializer.Deserialize(line, PollyMarkJsonContext.Default.PollyMark);
            }
            catch (JsonException exception)
            {
                throw Unreadable($"line {marks.Count + 1} is no JSON object", exception);
            }

            marks.Add(mark is { Time: >= 0 and <= LongestTime, Type: not null }
                ? mark
                : throw Unreadable($"line {marks.Count + 1} has no time or type", null));
        }

        return marks;
    }

    private static PollyException Unreadable(string why, Exception? exception)
        => new("polly.marks_unreadable", $"Polly's speech marks cannot be read: {why}.", innerException: exception);
}
