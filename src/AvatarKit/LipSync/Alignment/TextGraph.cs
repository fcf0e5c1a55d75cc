namespace AvatarKit;

/// <summary>The graph of a text: its sounds in order, pauses where one may be, and what a speaker or a dictionary gets wrong.</summary>
internal static class TextGraph
{
    /// <summary>What a pause costs where the text has no mark for one.</summary>
    private const float PauseCost = 8;

    /// <summary>What it costs more beside a stop, whose hold is as silent as a pause.</summary>
    private const float StopPauseCost = 4;

    /// <summary>What it costs that something else is said than the text: the text is nearly always what was said.</summary>
    private const float AnythingCost = 30;
    private const float SkippedWordCost = 16;

    /// <summary>A pause within the text is at least as long: shorter ones are parts of sounds.</summary>
    private const int PauseFrames = 5;
    private const int AnythingFrames = 4;

    /// <summary>Builds the graph.</summary>
    /// <param name="words">The words of the text; at least one.</param>
    public static SoundGraph Create(IReadOnlyList<PronouncedWord> words)
    {
        var graph = new SoundGraph();
        var parts = new List<WordNodes>(words.Count + 1);
        for (int word = 0; word < words.Count; word++)
        {
            parts.Add(new WordNodes(
                graph.Add(new SoundNode(SoundClasses.Silence, "_", word == 0 ? 2 : PauseFrames, word)),
                graph.Add(new SoundNode(SoundNode.Anything, "", AnythingFrames, word)),
                AddPhones(graph, words[word], word)));
        }

        // What may come after the last word.
        parts.Add(new WordNodes(graph.Add(new SoundNode(SoundClasses.Silence, "_", 2, words.Count)),
            graph.Add(new SoundNode(SoundNode.Anything, "", AnythingFrames, words.Count)), []));
        for (int word = 0; word < parts.Count; word++)
        {
            ConnectWord(graph, parts, word, word < words.Count && words[word].PauseAfter);
        }

        graph.StartAt(parts[0].Silence, 0);
        graph.StartAt(parts[0].Anything, AnythingCost);
        graph.StartAt(parts[0].Phones[0], 1);
        return graph;
    }

    private static int[] AddPhones(SoundGraph graph, PronouncedWord word, int index)
    {
        List<int> nodes = [];
        foreach (string phone in word.Phones)
        {
            int[] sounds = SoundClasses.Of(phone);
            foreach (int sound in sounds)
            {
                nodes.Add(graph.Add(
                    new SoundNode(sound, sounds.Length == 1 ? phone : SoundClasses.Symbol(sound), SoundTiming.MinimumFrames(sound), index)));
            }
        }

        return [.. nodes];
    }

    private static void ConnectWord(SoundGraph graph, List<WordNodes> parts, int word, bool pausesAfter)
    {
        (int silence, int anything, int[] phones) = parts[word];
        graph.Connect(anything, silence, 1);
        graph.Connect(silence, anything, AnythingCost);
        if (phones.Length == 0)
        {
            graph.EndAt(silence);
            graph.EndAt(anything);
            return;
        }

        EnterPhones(graph, silence, phones, 0);
        EnterPhones(graph, anything, phones, 0);
        for (int i = 0; i < phones.Length; i++)
        {
            if (i + 1 < phones.Length)
            {
                graph.Connect(phones[i], phones[i + 1], 0);
            }

            if (i + 2 < phones.Length)
            {
                graph.Connect(phones[i], phones[i + 2], SkipCost(graph[phones[i + 1]].Sound));
            }

            if (i + 1 == phones.Length)
            {
                Leave(graph, parts, word, phones[i], 0, pausesAfter);
            }
            else if (i + 2 == phones.Length)
            {
                Leave(graph, parts, word, phones[i], SkipCost(graph[phones[i + 1]].Sound), pausesAfter);
            }
        }

        // A word left out, or said so differently that it is none of these sounds.
        EnterNext(graph, parts, word, anything, 2, true);
        EnterNext(graph, parts, word, silence, SkippedWordCost, true);
    }

    private static void Leave(SoundGraph graph, List<WordNodes> parts, int word, int from, float cost, bool pausesAfter)
    {
        if (word + 2 >= parts.Count)
        {
            graph.EndAt(from);
        }

        EnterNext(graph, parts, word, from, cost, pausesAfter);
        graph.Connect(from, parts[word + 1].Anything, cost + AnythingCost);
    }

    private static void EnterNext(SoundGraph graph, List<WordNodes> parts, int word, int from, float cost, bool pausesAfter)
    {
        WordNodes next = parts[word + 1];
        bool isStop = IsStop(graph[from].Sound) || (next.Phones.Length > 0 && IsStop(graph[next.Phones[0]].Sound));
        graph.Connect(from, next.Silence, cost + (pausesAfter ? 0.5f : PauseCost + (isStop ? StopPauseCost : 0)));
        if (next.Phones.Length > 0)
        {
            EnterPhones(graph, from, next.Phones, cost);
        }
    }

    private static void EnterPhones(SoundGraph graph, int from, int[] phones, float cost)
    {
        graph.Connect(from, phones[0], cost);
        if (phones.Length > 1)
        {
            graph.Connect(from, phones[1], cost + SkipCost(graph[phones[0]].Sound));
        }
    }

    /// <summary>What it costs to swallow a sound. Lips that meet are seldom left out; an "h", a "t" or a murmured vowel often.</summary>
    private static float SkipCost(int sound) => SoundClasses.Symbol(sound) switch
    {
        "p" or "b" or "m" => 20,
        "f" or "v" => 10,
        "ə" or "h" or "ʔ" or "t" or "d" or "ɾ" or "ɹ" => 4.5f,
        _ => 7,
    };

    private static bool IsStop(int sound) => sound > 0 && SoundClasses.Symbol(sound) is "p" or "b" or "t" or "d" or "k" or "ɡ" or "tʃ" or "dʒ";

    private sealed record WordNodes(int Silence, int Anything, int[] Phones);
}
