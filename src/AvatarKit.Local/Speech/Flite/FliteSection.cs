namespace AvatarKit.Local;

/// <summary>A part of a text that is read at one rate and loudness, after a pause.</summary>
/// <param name="Start">Where it starts, in UTF-16 code units.</param>
/// <param name="Length">Its length.</param>
/// <param name="Pause">Silence before it.</param>
/// <param name="Rate">Speaking rate as a factor of the voice's own.</param>
/// <param name="Volume">By how many decibels it is louder.</param>
internal sealed record FliteSection(int Start, int Length, TimeSpan Pause, double Rate, double Volume)
{
    private const double Slowest = 0.25;
    private const double Fastest = 4;

    /// <summary>The text up to the section's end, with blanks for what is before it: words keep their places.</summary>
    public string In(string text) => Start == 0 && Length == text.Length ? text : string.Concat(new string(' ', Start), text.AsSpan(Start, Length));

    /// <summary>Cuts a text where a pause is, or where what is said changes its rate or loudness.</summary>
    public static List<FliteSection> Cut(SpeechRequest request, IReadOnlyList<SpeechStretch> stretches)
    {
        List<FliteSection> sections = [];
        foreach (SpeechStretch stretch in stretches.Select(static stretch => stretch.WithoutEmphasis()))
        {
            double rate = Math.Clamp(request.Rate * stretch.Rate, Slowest, Fastest);
            bool isSaid = request.Text.AsSpan(stretch.Start, stretch.Length).ToString().Any(char.IsLetterOrDigit);
            if (sections is [.., { } last] && stretch.Pause == TimeSpan.Zero
                && (!isSaid || (last.Rate == rate && last.Volume == stretch.Volume)))
            {
                sections[^1] = last with { Length = last.Length + stretch.Length };
            }
            else
            {
                sections.Add(new FliteSection(stretch.Start, stretch.Length, stretch.Pause, rate, stretch.Volume));
            }
        }

        return sections;
    }
}
