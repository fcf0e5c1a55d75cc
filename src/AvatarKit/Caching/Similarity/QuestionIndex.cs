namespace AvatarKit;

/// <summary>Finds the questions of one partition that are most like another, by their words. Not thread-safe.</summary>
/// <remarks>
/// An inverted index: for each word, the questions that have it. The rarest words are followed first, and the commonest only while that stays cheap.
/// What a word weighs follows from how many questions here have it.
/// </remarks>
internal sealed class QuestionIndex
{
    /// <summary>So many candidates are compared in full.</summary>
    public const int Candidates = 16;

    // Some tenths of a millisecond's work.
    private const int MaxSteps = 50_000;

    private static readonly double[] Logarithms = [.. Enumerable.Range(0, 1 << 10).Select(static count => Math.Log(count + 1.0))];

    private readonly Dictionary<ulong, QuestionPostings> postings = [];
    private readonly Dictionary<ulong, int> pairs = [];
    private readonly Dictionary<ulong, int> trigrams = [];
    private readonly List<Question?> questions = [];
    // How many words the question at a place has; 0: it was removed. Beside the questions, so that most of them need not be looked at.
    private byte[] lengths = [];
    private float[] sums = [];
    private int[] touched = [];
    private int live;
    private double whole = Math.Log(2);

    /// <summary>How many questions there are.</summary>
    public int Count => live;

    /// <summary>How many places are taken, also by questions that were removed.</summary>
    public int Places => questions.Count;

    public Question? At(int place) => questions[place];

    /// <summary>Adds a question.</summary>
    /// <returns>Its place.</returns>
    public int Add(Question question)
    {
        int place = questions.Count;
        questions.Add(question);
        if (place == lengths.Length)
        {
            Array.Resize(ref lengths, Math.Max(256, place * 2));
            Array.Resize(ref sums, lengths.Length);
            Array.Resize(ref touched, lengths.Length);
        }

        lengths[place] = (byte)Math.Clamp(question.Terms.Length, 1, byte.MaxValue);
        live++;
        whole = Math.Log(questions.Count + 2.0);
        foreach (QuestionTerm term in question.Terms)
        {
            if (!postings.TryGetValue(term.Id, out QuestionPostings? known))
            {
                postings.Add(term.Id, known = new QuestionPostings());
            }

            known.Add(place);
        }

        NoteAll(pairs, question.Pairs);
        NoteAll(trigrams, question.Trigrams);
        return place;
    }

    /// <summary>Takes a question out; its words keep the weight they have until the index is made anew.</summary>
    public void Remove(int place)
    {
        questions[place] = null;
        lengths[place] = 0;
        live--;
    }

    /// <summary>What a word weighs: much if few questions have it.</summary>
    public double WeightOf(QuestionTerm term)
    {
        int count = postings.TryGetValue(term.Id, out QuestionPostings? known) ? known.Count : 0;
        double weight = Weight(count);
        return term.IsFunction ? QuestionModel.FunctionWeight * Math.Min(weight, QuestionModel.MostOfFunction) : weight;
    }

    /// <summary>How alike two questions are by their pairs of words.</summary>
    public double LikenessOfPairs(Question one, Question other) => Cosine(one.Pairs, other.Pairs, pairs);

    /// <summary>How alike two questions are by their letters.</summary>
    public double LikenessOfLetters(Question one, Question other) => Cosine(one.Trigrams, other.Trigrams, trigrams);

    /// <summary>Finds the places of the questions that share most with another.</summary>
    /// <param name="question">The question.</param>
    /// <param name="found">Takes the places, in no order; <see cref="Candidates"/> at most.</param>
    /// <returns>How many.</returns>
    public int Find(Question question, Span<int> found)
    {
        (QuestionPostings? Postings, float Weight)[] words = [.. question.Terms
            .Select(term => (Postings: postings.GetValueOrDefault(term.Id), Weight: (float)WeightOf(term)))
            .OrderByDescending(static word => word.Weight)];
        float all = words.Sum(static word => word.Weight);
        int steps = 0;
        int seen = 0;
        foreach ((QuestionPostings? known, float weight) in words)
        {
            if (known is null || (steps > 0 && steps + known.Count > MaxSteps))
            {
                continue;
            }

            steps += known.Count;
            foreach (int place in known.Places)
            {
                if (sums[place] == 0)
                {
                    touched[seen++] = place;
                }

                sums[place] += weight;
            }
        }

        return Choose(touched.AsSpan(0, seen), all, all / Math.Max(1, question.Terms.Length), found);
    }

    private double Cosine(ulong[] one, ulong[] other, Dictionary<ulong, int> counts)
    {
        double ones = 0, others = 0, both = 0;
        int i = 0, j = 0;
        while (i < one.Length || j < other.Length)
        {
            bool isInOne = i < one.Length && (j == other.Length || one[i] <= other[j]);
            bool isInOther = j < other.Length && (i == one.Length || other[j] <= one[i]);
            double weight = Weight(counts.GetValueOrDefault(isInOne ? one[i] : other[j]));
            double square = weight * weight;
            ones += isInOne ? square : 0;
            others += isInOther ? square : 0;
            both += isInOne && isInOther ? square : 0;
            i += isInOne ? 1 : 0;
            j += isInOther ? 1 : 0;
        }

        return ones > 0 && others > 0 ? both / Math.Sqrt(ones * others) : 0;
    }

    private int Choose(ReadOnlySpan<int> places, float all, float mean, Span<int> found)
    {
        Span<float> best = stackalloc float[Candidates];
        int count = 0;
        foreach (int place in places)
        {
            float sum = sums[place];
            sums[place] = 0;
            if (lengths[place] == 0)
            {
                continue;
            }

            // Of the other's words only the number is looked at here.
            float score = sum / (all + (mean * lengths[place]));
            if (count == found.Length && score <= best[count - 1])
            {
                continue;
            }

            int at = count < found.Length ? count++ : count - 1;
            while (at > 0 && best[at - 1] < score)
            {
                (best[at], found[at]) = (best[at - 1], found[at - 1]);
                at--;
            }

            (best[at], found[at]) = (score, place);
        }

        return count;
    }

    private double Weight(int count)
        => whole - (count < Logarithms.Length ? Logarithms[count] : Math.Log(count + 1.0)) + QuestionModel.LeastWeight;

    private static void NoteAll(Dictionary<ulong, int> counts, ulong[] values)
    {
        foreach (ulong value in values)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
        }
    }
}
