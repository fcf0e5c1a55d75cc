namespace AvatarKit;

/// <summary>Puts the values back into an answer as it streams, wherever the stream is split. Not thread-safe; one per answer.</summary>
/// <param name="redaction">The turn's; <see langword="null"/>: everything stays as it is.</param>
internal sealed class PlaceholderRestorer(TurnRedaction? redaction)
{
    private string held = "";

    /// <summary>Takes the next characters.</summary>
    /// <returns>What is shown and spoken of it; the beginning of what may be a placeholder is kept back.</returns>
    public string Append(string delta)
    {
        if (redaction is null || (held.Length == 0 && !delta.Contains('[', StringComparison.Ordinal)))
        {
            return delta;
        }

        string text = held + delta;
        int open = text.LastIndexOf('[');
        bool isOpen = open >= 0 && Placeholder.MayBegin(text.AsSpan(open));
        held = isOpen ? text[open..] : "";
        return redaction.Restore(isOpen ? text[..open] : text);
    }

    /// <summary>Ends the answer.</summary>
    /// <returns>What was kept back and is no placeholder.</returns>
    public string Complete()
    {
        string rest = held;
        held = "";
        return rest;
    }
}
