namespace AvatarKit.Fuzz.Mutation;

/// <summary>Finds where the values of a JSON text stand, also of one that is damaged.</summary>
internal static class JsonValues
{
    private const string Ends = ",]}: \t\r\n";

    /// <summary>The places of all values: names excluded, objects and arrays included.</summary>
    public static List<Range> Find(string json)
    {
        List<Range> found = [];
        var open = new Stack<int>();
        for (int at = 0; at < json.Length;)
        {
            int end = at + 1;
            switch (json[at])
            {
                case '{' or '[':
                    open.Push(at);
                    break;
                case '}' or ']' when open.TryPop(out int start):
                    found.Add(start..end);
                    break;
                case '"':
                    end = EndOfString(json, at);
                    if (!IsName(json, end))
                    {
                        found.Add(at..end);
                    }

                    break;
                case var unit when !Ends.Contains(unit, StringComparison.Ordinal):
                    while (end < json.Length && !Ends.Contains(json[end], StringComparison.Ordinal))
                    {
                        end++;
                    }

                    found.Add(at..end);
                    break;
            }

            at = end;
        }

        return found;
    }

    private static int EndOfString(string json, int at)
    {
        for (at++; at < json.Length; at++)
        {
            if (json[at] == '\\')
            {
                at++;
            }
            else if (json[at] == '"')
            {
                return at + 1;
            }
        }

        return json.Length;
    }

    private static bool IsName(string json, int end)
    {
        while (end < json.Length && char.IsWhiteSpace(json[end]))
        {
            end++;
        }

        return end < json.Length && json[end] == ':';
    }
}
