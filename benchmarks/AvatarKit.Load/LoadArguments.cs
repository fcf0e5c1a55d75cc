namespace AvatarKit.Load;

/// <summary>The numbers and switches of a command.</summary>
internal sealed class LoadArguments
{
    private readonly Dictionary<string, string?> values = [];

    /// <exception cref="ArgumentException">One is not known, or has no whole number of 1 or more.</exception>
    public static LoadArguments Read(string[] arguments, params string[] known)
    {
        var read = new LoadArguments();
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            if (!known.Contains(name))
            {
                throw new ArgumentException($"'{name}' is not known here. Known are {string.Join(", ", known)}.");
            }

            bool hasValue = i + 1 < arguments.Length && !arguments[i + 1].StartsWith('-');
            read.values[name] = hasValue ? arguments[++i] : null;
        }

        return read;
    }

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>One of several words.</summary>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public string Word(string name, params string[] words)
    {
        string? given = values.GetValueOrDefault(name, words[0]);
        return words.Contains(given) ? given! : throw new ArgumentException($"{name} takes one of {string.Join(", ", words)}.");
    }

    public int Number(string name, int otherwise)
    {
        if (!values.TryGetValue(name, out string? text))
        {
            return otherwise;
        }

        return int.TryParse(text, out int number) && number > 0
            ? number
            : throw new ArgumentException($"{name} takes a whole number of 1 or more.");
    }
}
