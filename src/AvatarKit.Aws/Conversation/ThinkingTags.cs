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
        int at;
        while ((at = held.IndexOf(Tag, StringComparison.Ordinal)) >= 0)
        {
            Add(contents, held[..at]);
            held = held[(at + Tag.Length)..];
            isThinking = !isThinking;
            skipsSpace = true;
        }

        int kept = BeginningOfTag();
        Add(contents, held[..^kept]);
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

    private int BeginningOfTag()
    {
        int longest = Math.Min(held.Length, Tag.Length - 1);
        while (longest > 0 && !held.AsSpan(held.Length - longest).SequenceEqual(Tag.AsSpan(0, longest)))
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
