using System.Globalization;

namespace AvatarKit.Local;

/// <summary>A sound as Flite prints it.</summary>
/// <param name="Symbol">ARPAbet, in lower case; <c>pau</c> for a pause.</param>
/// <param name="End">When it ends, in seconds.</param>
internal readonly record struct FlitePhone(string Symbol, double End)
{
    /// <summary>The symbol of a pause.</summary>
    public const string Pause = "pau";

    public bool IsPause => Symbol == Pause;

    /// <summary>Reads the output of <c>-psdur</c>: <c>pau:0.164 hh:0.233 …</c></summary>
    public static List<FlitePhone> ParseTimed(string output)
    {
        List<FlitePhone> phones = [];
        foreach (string item in output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = item.LastIndexOf(':');
            if (colon <= 0 || !double.TryParse(item.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double end))
            {
                throw new InvalidDataException("Flite printed phone timings in a form that is not known.");
            }

            phones.Add(new FlitePhone(item[..colon], end));
        }

        return phones;
    }

    /// <summary>Reads the output of <c>-ps</c>, a line for each passage: its sounds without the pauses.</summary>
    public static List<string[]> ParseLines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static phone => phone != "pau").ToArray())];
}
