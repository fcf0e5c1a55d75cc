namespace AvatarKit.Aws;

/// <summary>Where the bytes of a text as sent come from: UTF-8 offsets, as marks have them, to UTF-16 places in the request's text.</summary>
/// <param name="starts">For each byte sent: the first code unit of the character it comes from.</param>
/// <param name="ends">For each byte sent: the code unit after that character.</param>
internal sealed class PollyTextMap(int[] starts, int[] ends)
{
    /// <summary>Finds the place of a run of bytes.</summary>
    /// <returns>Whether the run lies in what was sent.</returns>
    public bool TryFind(long from, long to, out int start, out int length)
    {
        (start, length) = (0, 0);
        if (from < 0 || to < from || to > starts.Length || starts.Length == 0)
        {
            return false;
        }

        start = from < starts.Length ? starts[from] : ends[^1];
        length = to == from ? 0 : Math.Max(0, ends[to - 1] - start);
        return true;
    }
}
