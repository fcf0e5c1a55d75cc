using System.Runtime.CompilerServices;
using System.Text;

namespace AvatarKit;

/// <summary>Reads lines without trusting their length.</summary>
internal static class BoundedLines
{
    /// <exception cref="WarmingFileException">A line is too long, or there are too many.</exception>
    public static async IAsyncEnumerable<NumberedLine> ReadAsync(
        TextReader reader, string name, int maxLength, int maxLines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        char[] buffer = new char[4096];
        var line = new StringBuilder();
        int number = 1;
        int read;
        while ((read = await reader.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false)) > 0)
        {
            int start = 0;
            for (int end; start < read; start = end + 1)
            {
                int found = buffer.AsSpan(start, read - start).IndexOf('\n');
                end = found < 0 ? read : start + found;
                if (line.Length + end - start > maxLength)
                {
                    throw WarmingFileException.At(name, number, $"the line has more than {maxLength} characters.");
                }

                line.Append(buffer, start, end - start);
                if (found < 0)
                {
                    break;
                }

                yield return new NumberedLine(number, Take(line));
                if (++number > maxLines)
                {
                    throw WarmingFileException.At(name, number, $"there are more than {maxLines} lines. Make several files of it.");
                }
            }
        }

        if (line.Length > 0)
        {
            yield return new NumberedLine(number, Take(line)) { IsUnended = true };
        }
    }

    private static string Take(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] == '\r')
        {
            line.Length--;
        }

        string text = line.ToString();
        line.Clear();
        return text;
    }
}
