using Microsoft.Extensions.AI;

namespace AvatarKit.Testing;

/// <summary>A scripted answer of a <see cref="FakeChatClient"/>. A string is one too: its words as deltas.</summary>
/// <example>
/// <code>
/// client.RespondWith(new FakeChatResponse().Text("Hello ").After(TimeSpan.FromSeconds(1)).Text("world.").Usage(12, 3));
/// </code>
/// </example>
public sealed class FakeChatResponse : FakeSequence<FakeChatResponse>
{
    internal bool CallsTools { get; private set; }

    /// <summary>A text as an answer, given word by word.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator FakeChatResponse(string text) => FromString(text);

    /// <summary>A text as an answer, given word by word.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The answer.</returns>
    public static FakeChatResponse FromString(string text) => new FakeChatResponse().Text(text);

    /// <summary>Writes a text word by word: each delta is a word with the space after it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>This answer.</returns>
    public FakeChatResponse Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (string word in Words.Split(text))
        {
            Delta(word);
        }

        return this;
    }

    /// <summary>Writes a text as a single delta.</summary>
    /// <param name="text">The text.</param>
    /// <returns>This answer.</returns>
    public FakeChatResponse Delta(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Content(() => new TextContent(text));
    }

    /// <summary>Calls a tool.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="callId">The id of the call; <see langword="null"/>: the tool's name with <c>call-</c> before it.</param>
    /// <returns>This answer.</returns>
    public FakeChatResponse CallTool(string name, IDictionary<string, object?>? arguments = null, string? callId = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        CallsTools = true;
        return Content(() => new FunctionCallContent(
            callId ?? $"call-{name}", name, arguments is null ? null : new Dictionary<string, object?>(arguments)));
    }

    /// <summary>Reports usage, as providers do after the last words.</summary>
    /// <param name="inputTokens">Tokens read.</param>
    /// <param name="outputTokens">Tokens written.</param>
    /// <param name="cachedInputTokens">Of the tokens read, how many came from the provider's cache.</param>
    /// <returns>This answer.</returns>
    public FakeChatResponse Usage(long inputTokens, long outputTokens, long? cachedInputTokens = null)
        => Content(() => new UsageContent(new UsageDetails
        {
            InputTokenCount = inputTokens,
            OutputTokenCount = outputTokens,
            TotalTokenCount = inputTokens + outputTokens,
            CachedInputTokenCount = cachedInputTokens,
        }));

    /// <summary>Names a source the answer rests on, as a citation on an empty text.</summary>
    /// <param name="title">The source's title.</param>
    /// <param name="url">Where it stands.</param>
    /// <param name="snippet">What is cited.</param>
    /// <returns>This answer.</returns>
    public FakeChatResponse Cite(string title, Uri? url = null, string? snippet = null)
        => Content(() => new TextContent("") { Annotations = [new CitationAnnotation { Title = title, Url = url, Snippet = snippet }] });

    /// <summary>Gives any content.</summary>
    /// <param name="content">Makes the content, anew for every call.</param>
    /// <returns>This answer.</returns>
    public FakeChatResponse Content(Func<AIContent> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Give(content);
    }
}
