namespace AvatarKit;

/// <summary>Puts sounds together to the words they belong to. Not thread-safe.</summary>
internal sealed class AlignedWords(int sampleRate)
{
    private readonly List<AlignedWord> found = [];

    /// <summary>Takes in the sounds that follow.</summary>
    public void Add(IReadOnlyList<AlignedSound> sounds) => Add(found, sounds);

    /// <summary>The words found so far, and those of sounds that may follow.</summary>
    public IReadOnlyList<AlignedWord> With(IReadOnlyList<AlignedSound> foreseen)
    {
        List<AlignedWord> all = [.. found];
        Add(all, foreseen);
        return all;
    }

    private void Add(List<AlignedWord> words, IReadOnlyList<AlignedSound> sounds)
    {
        foreach (AlignedSound sound in sounds)
        {
            if (sound.Word < 0)
            {
                continue;
            }

            long end = (long)sound.End * sampleRate / 100;
            if (words.Count > 0 && words[^1].Word == sound.Word)
            {
                words[^1] = words[^1] with { End = end };
            }
            else
            {
                words.Add(new AlignedWord(sound.Word, (long)sound.Start * sampleRate / 100, end));
            }
        }
    }
}
