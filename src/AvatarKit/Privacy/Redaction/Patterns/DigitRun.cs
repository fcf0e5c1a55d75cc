namespace AvatarKit;

/// <summary>The digits of what may be one number, and where it is divided. Reused from one place of a text to the next.</summary>
internal sealed class DigitRun
{
    /// <summary>More digits than any number has that is looked for.</summary>
    public const int Capacity = 20;

    private readonly byte[] digits = new byte[Capacity];
    private readonly int[] places = new int[Capacity];
    private readonly char[] gaps = new char[Capacity];

    public int Count { get; private set; }

    /// <summary>Whether more digits follow, which were not read.</summary>
    public bool IsCut { get; set; }

    public int this[int index] => digits[index];

    public int Start => places[0];

    /// <summary>The separator before a digit; a NUL where there is none.</summary>
    public char GapBefore(int index) => index < Count ? gaps[index] : '\0';

    public void Clear()
    {
        Count = 0;
        IsCut = false;
    }

    public void Add(int digit, int place, char gap)
    {
        digits[Count] = (byte)digit;
        places[Count] = place;
        gaps[Count] = gap;
        Count++;
    }

    /// <summary>Whether a number may have so many digits: another group begins after them, or no digit follows.</summary>
    public bool MayEndAfter(int count) => count > 0 && (count < Count ? gaps[count] != '\0' : count == Count && !IsCut);

    /// <summary>Index after the last of so many digits.</summary>
    public int EndAfter(int count) => places[count - 1] + 1;

    /// <summary>Whether the first digits have no separators between them.</summary>
    public bool IsSolid(int count)
    {
        for (int i = 1; i < count; i++)
        {
            if (gaps[i] != '\0')
            {
                return false;
            }
        }

        return MayEndAfter(count);
    }

    /// <summary>Whether the run begins with groups of these lengths and may end after them.</summary>
    public bool HasGroups(params ReadOnlySpan<int> lengths)
    {
        int at = 0;
        foreach (int length in lengths)
        {
            for (int i = 1; i < length; i++)
            {
                if (at + i >= Count || gaps[at + i] != '\0')
                {
                    return false;
                }
            }

            if (at >= Count || (at > 0 && gaps[at] == '\0'))
            {
                return false;
            }

            at += length;
        }

        return MayEndAfter(at);
    }

    /// <summary>The value of some of the digits.</summary>
    public long Value(int start, int count)
    {
        long value = 0;
        for (int i = start; i < start + count; i++)
        {
            value = (value * 10) + digits[i];
        }

        return value;
    }
}
