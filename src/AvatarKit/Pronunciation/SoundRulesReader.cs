namespace AvatarKit;

/// <summary>Reads the tables of <see cref="SoundRules"/>.</summary>
internal sealed class SoundRulesReader
{
    private readonly Dictionary<char, string> classes = [];

    /// <summary>The rules in the order they stand.</summary>
    public List<SoundRule> Rules { get; } = [];

    /// <summary>Words with their phones.</summary>
    public Dictionary<string, string[]> Words { get; } = [];

    /// <summary>Words with another spelling that says them.</summary>
    public List<(string Word, string Spelling)> Respelled { get; } = [];

    /// <summary>Every letter that the rules and words have.</summary>
    public HashSet<char> Alphabet { get; } = [];

    /// <summary>Reads a table.</summary>
    /// <exception cref="FormatException">A line is none of the table's language.</exception>
    public void Read(string table)
    {
        foreach (ReadOnlySpan<char> raw in table.AsSpan().EnumerateLines())
        {
            int comment = raw.IndexOf('#');
            string line = (comment < 0 ? raw : raw[..comment]).Trim().ToString();
            if (line.Length > 0)
            {
                ReadLine(line);
            }
        }
    }

    private static string[] Phones(ReadOnlySpan<char> text)
    {
        string[] phones = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < phones.Length; i++)
        {
            phones[i] = string.Intern(phones[i]);
        }

        return phones;
    }

    private void ReadLine(string line)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        string head = space < 0 ? line : line[..space];
        string rest = space < 0 ? "" : line[(space + 1)..];
        int open = head.IndexOf('[', StringComparison.Ordinal);
        int close = head.IndexOf(']', StringComparison.Ordinal);
        if (head[0] == '@' && head.Length == 2)
        {
            classes[head[1]] = rest.Trim();
        }
        else if (open >= 0 && close > open + 1)
        {
            AddRules(head[..open], head[(open + 1)..close], head[(close + 1)..], Phones(rest));
        }
        else if (open < 0 && close < 0 && rest.StartsWith('>'))
        {
            Respelled.Add((head, rest[1..].Trim()));
            Alphabet.UnionWith(head);
        }
        else if (open < 0 && close < 0 && rest.Length > 0)
        {
            Words[head] = Phones(rest);
            Alphabet.UnionWith(head);
        }
        else
        {
            throw new FormatException($"'{line}' is no rule: write left[letters]right phones, @C letters, word phones or word > spelling.");
        }
    }

    private void AddRules(string left, string letters, string right, string[] phones)
    {
        foreach (string graph in letters.Split('|'))
        {
            foreach (string before in left.Split('|'))
            {
                foreach (string after in right.Split('|'))
                {
                    var rule = new SoundRule(
                        graph,
                        SoundContext.Parse(before, classes, isLeft: true),
                        SoundContext.Parse(after, classes, isLeft: false),
                        phones);
                    rule.Before.AddTo(Alphabet);
                    rule.After.AddTo(Alphabet);
                    Alphabet.UnionWith(graph);
                    Rules.Add(rule);
                }
            }
        }
    }
}
