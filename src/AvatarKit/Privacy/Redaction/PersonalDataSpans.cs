namespace AvatarKit;

internal static class PersonalDataSpans
{
    /// <summary>Sorts spans and makes one of those that overlap: of the kind that begins first, of two the longer one's.</summary>
    public static List<PersonalDataSpan> Merge(List<PersonalDataSpan> spans)
    {
        spans.Sort(static (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.Length.CompareTo(one.Length));
        List<PersonalDataSpan> merged = [];
        foreach (PersonalDataSpan span in spans)
        {
            if (merged.Count > 0 && merged[^1] is var last && span.Start < last.End)
            {
                merged[^1] = last with { Length = Math.Max(last.End, span.End) - last.Start };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }
}
