namespace AvatarKit;

/// <summary>The places of the questions that have a word.</summary>
internal sealed class QuestionPostings
{
    private int[] places = new int[4];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Places => places.AsSpan(0, Count);

    public void Add(int place)
    {
        if (Count == places.Length)
        {
            Array.Resize(ref places, Count * 2);
        }

        places[Count++] = place;
    }
}
