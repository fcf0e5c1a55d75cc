namespace AvatarKit.Evaluation;

/// <summary>The marks on the container's clock.</summary>
internal sealed class SpeechTimes
{
    public SpeechTimes(LipMarks marks, Func<double, double> lagAt)
        => Phones = [.. marks.Phones.Select(phone => phone with { Start = phone.Start + lagAt(phone.Start), End = phone.End + lagAt(phone.End) })];

    public IReadOnlyList<LipPhone> Phones { get; }

    /// <summary>The sound at a moment, or <see langword="null"/> in silence.</summary>
    public LipPhone? At(double time)
    {
        foreach (LipPhone phone in Phones)
        {
            if (time >= phone.Start && time < phone.End)
            {
                return phone;
            }
        }

        return null;
    }

    /// <summary>Whether a moment is in silence, with so much of it before and after.</summary>
    public bool IsQuiet(double time, double before, double after)
        => !Phones.Any(phone => phone.Start < time + after && phone.End > time - before);
}
