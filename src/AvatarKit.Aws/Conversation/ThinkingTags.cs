using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

/// <summary>Tells words from thoughts: before a tool call Nova thinks aloud in its text, between <c>&lt;thinking&gt;</c> and
/// <c>&lt;/thinking&gt;</c>, and that is not for the person's ears.</summary>
/// <remarks>Tags may be cut anywhere by a stream. Not thread-safe; one for each answer.</remarks>
internal sealed class ThinkingTags
{
    private const string Opening = "<thinking>";
    private const string Closing = "</thinking>";

    private string held = "";
    private bool isThinking;
    private bool skipsSpace;

    /// <summary>Takes the next part of the text and gives what can be told of it by now.</summary>
    public List<AIContent> Read(string text)
    {
        List<AIContent> contents = [];
        held += text;
        int start = 0;
        int at;
        while ((at = held.IndexOf(Tag, start, StringComparison.Ordinal)) >= 0)
        {
            Add(contents, held[start..at]);
            start = at + Tag.Length;
            isThinking = !isThinking;
            skipsSpace = true;
        }

        int kept = BeginningOfTag(held.AsSpan(start));
        Add(contents, held[start..^kept]);
        held = held[^kept..];
        return contents;
    }

    /// <summary>Gives what was held back because it might have been a tag: the text is at its end.</summary>
    public List<AIContent> End()
    {
        List<AIContent> contents = [];
        Add(contents, held);
        held = "";
        isThinking = false;
        return contents;
    }

    private string Tag => isThinking ? Closing : Opening;

    private int BeginningOfTag(ReadOnlySpan<char> text)
    {
        int longest = Math.Min(text.Length, Tag.Length - 1);
        while (longest > 0 && !text[^longest..].SequenceEqual(Tag.AsSpan(0, longest)))
        {
            longest--;
        }

        return longest;
    }

    private void Add(List<AIContent> contents, string text)
    {
        string told = skipsSpace ? text.TrimStart() : text;
        if (told.Length > 0)
        {
            skipsSpace = false;
            contents.Add(isThinking ? new TextReasoningContent(told) : new TextContent(told));
        }
    }
}
