namespace AvatarKit.Evaluation;

/// <summary>Finds which found sound is which true one, by sounds and order alone, and how far their edges are apart.</summary>
internal static class PhoneMatching
{
    private const double Missing = 1;

    /// <summary>A sound on its way to be matched.</summary>
    /// <param name="Sound">Its class.</param>
    /// <param name="Start">In seconds.</param>
    /// <param name="End">In seconds.</param>
    /// <param name="IsInner">Whether it is the later part of a phone, whose start is nobody's truth.</param>
    /// <param name="IsBeforePause">Whether silence follows.</param>
    internal readonly record struct Item(int Sound, double Start, double End, bool IsInner, bool IsBeforePause);

    public static List<Item> Of(IEnumerable<TruePhone> phones) => Mark([.. phones.SelectMany(static phone =>
    {
        int[] sounds = phone.Sounds();
        double length = (phone.End - phone.Start) / sounds.Length;
        return sounds.Select((
            sound,
            index) => new Item(sound, phone.Start + (index * length), phone.Start + ((index + 1) * length), index > 0, false));
    })]);

    public static List<Item> Of(IEnumerable<AlignedSound> sounds) => Mark(
        [.. sounds.Select(static sound => new Item(SoundClasses.Of(sound.Symbol)[0], sound.Start / 100.0, sound.End / 100.0, false, false))]);

    /// <summary>The absolute distances of edges, in seconds, and how many true sounds found no partner.</summary>
    public static (List<double> Errors, int Unmatched) Compare(List<Item> truth, List<Item> found)
    {
        double[][] cost = [.. Enumerable.Range(0, truth.Count + 1).Select(_ => new double[found.Count + 1])];
        for (int i = 0; i <= truth.Count; i++)
        {
            for (int j = 0; j <= found.Count; j++)
            {
                cost[i][j] = i == 0 ? j * Missing : j == 0 ? i * Missing : Math.Min(
                    cost[i - 1][j - 1] + Difference(truth[i - 1].Sound, found[j - 1].Sound), Math.Min(cost[i - 1][j], cost[i][j - 1]) + Missing);
            }
        }

        List<double> errors = [];
        int unmatched = 0;
        for ((int i, int j) = (truth.Count, found.Count); i > 0;)
        {
            if (j > 0 && cost[i][j] == cost[i - 1][j - 1] + Difference(truth[i - 1].Sound, found[j - 1].Sound))
            {
                i--;
                j--;
                if (!truth[i].IsInner)
                {
                    errors.Add(Math.Abs(truth[i].Start - found[j].Start));
                }

                if (truth[i].IsBeforePause)
                {
                    errors.Add(Math.Abs(truth[i].End - found[j].End));
                }
            }
            else if (cost[i][j] == cost[i - 1][j] + Missing)
            {
                i--;
                unmatched++;
            }
            else
            {
                j--;
            }
        }

        return (errors, unmatched);
    }

    /// <summary>How unlike two sounds are: nothing for the same, more than leaving both out for a vowel and a consonant.</summary>
    private static double Difference(int one, int other) => one == other ? 0
        : SoundClasses.IsVowel(one) != SoundClasses.IsVowel(other) ? 2.5
        : SoundClasses.IsVowel(one) ? 0.6
        : PhoneTables.Find(PhoneAlphabet.Ipa, SoundClasses.Symbol(one))[0].Viseme == PhoneTables.Find(
            PhoneAlphabet.Ipa,
            SoundClasses.Symbol(other))[0].Viseme ? 0.5 : 1.4;

    private static List<Item> Mark(List<Item> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            items[i] = items[i] with { IsBeforePause = i + 1 < items.Count && items[i + 1].Sound == SoundClasses.Silence };
        }

        items.RemoveAll(static item => item.Sound == SoundClasses.Silence);
        return items;
    }
}
