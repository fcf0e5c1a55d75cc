namespace AvatarKit;

/// <summary>The most frequent of many questions, counted as Misra and Gries do: where there is no room, all counts go down by one.
/// Thread-safe.</summary>
internal sealed class QuestionCounts(int capacity, int minPersons)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Count> counts = new(StringComparer.Ordinal);

    /// <summary>Notes that a person asked a question.</summary>
    /// <param name="question">Stands for the question.</param>
    /// <param name="person">Stands for the person.</param>
    /// <param name="words">Its words; only asked for once enough persons have asked it.</param>
    public void Note(string question, string person, Func<WarmingQuestion> words)
    {
        lock (gate)
        {
            if (!counts.TryGetValue(question, out Count? count))
            {
                if (counts.Count >= capacity)
                {
                    // Each step down was a step up before: over many questions this costs as little as counting.
                    MakeRoom();
                    return;
                }

                counts.Add(question, count = new Count());
            }

            count.Asked++;
            if (count.Words is null && count.Persons.Add(person) && count.Persons.Count >= minPersons)
            {
                count.Words = words();
                count.Persons.Clear();
            }
        }
    }

    public IReadOnlyList<WarmingQuestion> Find(int most)
    {
        lock (gate)
        {
            return
            [
                .. counts.Values.Where(static count => count.Words is not null)
                    .OrderByDescending(static count => count.Asked).Take(most).Select(static count => count.Words!),
            ];
        }
    }

    private void MakeRoom()
    {
        List<string> gone = [];
        foreach ((string question, Count count) in counts)
        {
            if (--count.Asked == 0)
            {
                gone.Add(question);
            }
        }

        gone.ForEach(question => counts.Remove(question));
    }

    private sealed class Count
    {
        public long Asked { get; set; }

        /// <summary>Who asked it, until they are enough.</summary>
        public HashSet<string> Persons { get; } = new(StringComparer.Ordinal);

        /// <summary>What was asked; <see langword="null"/> until enough persons have asked it.</summary>
        public WarmingQuestion? Words { get; set; }
    }
}
