using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Local;

/// <summary>A chat client without a model: it answers the last message with sentences of a knowledge base, and says so when nothing
/// fits.</summary>
/// <remarks>
/// <para>What fits is the knowledge base's decision: no passage means "I don't know". The sentences are the documents' own, followed by their
/// source; each source is also a <see cref="CitationAnnotation"/> on the text it ends, with the title, and with <c>section</c> and
/// <c>location</c>
/// among its additional properties. A question that finds nothing by itself is asked again together with what the person asked before.</para>
/// <para>From <see cref="ChatOptions.AdditionalProperties"/> it reads <c>avatarkit.locale</c>, <c>avatarkit.name</c>, who it says it is, and
/// <c>avatarkit.knowledge_base</c>, the key of another knowledge base to answer from. A message, or the options, with
/// <c>avatarkit.purpose</c> = <c>summary</c> asks for a summary of the conversation: the beginnings of what was said, within
/// <see cref="ChatOptions.MaxOutputTokens"/> (at about 4 characters each). System messages are not read,
/// nor are those with <c>avatarkit.purpose</c> = <c>data</c>: summaries, passages, calls of tools. It uses no tokens and reports 0.</para>
/// <para>Thread-safe. <c>GetService(typeof(IKnowledgeBase))</c> returns the knowledge base, which the client does not own.</para>
/// </remarks>
public sealed class KnowledgeChatClient : IChatClient
{
    /// <summary>The model id it reports: <c>local/knowledge</c>.</summary>
    public const string ModelId = "local/knowledge";

    private const int TopicCount = 3;

    private readonly IKnowledgeBase knowledge;
    private readonly KnowledgeChatClientOptions options;
    private readonly Func<string, IKnowledgeBase?>? others;
    private readonly ChatClientMetadata metadata = new("local", null, ModelId);

    /// <summary>Creates the client.</summary>
    /// <param name="knowledge">What it answers from. The caller keeps it and disposes it.</param>
    /// <param name="options">How it speaks. Default: as <see cref="KnowledgeChatClientOptions"/> says.</param>
    public KnowledgeChatClient(IKnowledgeBase knowledge, KnowledgeChatClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        this.knowledge = knowledge;
        this.options = options ?? new KnowledgeChatClientOptions();
    }

    /// <param name="knowledge">What it answers from.</param>
    /// <param name="options">How it speaks.</param>
    /// <param name="others">Finds the knowledge base of a key.</param>
    internal KnowledgeChatClient(IKnowledgeBase knowledge, KnowledgeChatClientOptions options, Func<string, IKnowledgeBase?> others)
        : this(knowledge, options) => this.others = others;

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    /// <exception cref="KnowledgeException">The knowledge base cannot be opened or searched.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        string responseId = Guid.NewGuid().ToString("N");
        KnowledgeAnswer answer = await AnswerAsync([.. messages], options, cancellationToken).ConfigureAwait(false);
        int start = 0;
        while (start < answer.Text.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int end = EndOfWord(answer.Text, start);
            var content = new TextContent(answer.Text[start..end]);
            if (end == answer.Text.Length && answer.Sources.Count > 0)
            {
                content.Annotations = [.. answer.Sources.Select(Cite)];
            }

            yield return Update(responseId, content);
            start = end;
        }

        ChatResponseUpdate last = Update(
            responseId, new UsageContent(new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0, TotalTokenCount = 0 }));
        last.FinishReason = ChatFinishReason.Stop;
        yield return last;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
        {
            return null;
        }

        object[] known = [this, metadata, knowledge];
        return Array.Find(known, serviceType.IsInstanceOfType);
    }

    /// <summary>Does nothing: the client owns nothing.</summary>
    public void Dispose()
    {
    }

    private static ChatResponseUpdate Update(string responseId, AIContent content) => new(ChatRole.Assistant, [content])
    {
        ResponseId = responseId,
        MessageId = responseId,
        ModelId = ModelId,
    };

    private static CitationAnnotation Cite(KnowledgePassage passage)
    {
        SourceReference source = passage.Source;
        var properties = new AdditionalPropertiesDictionary { ["score"] = passage.Score };
        if (source.Section is not null)
        {
            properties["section"] = source.Section;
        }

        if (source.Location is not null)
        {
            properties["location"] = source.Location;
        }

        return new CitationAnnotation
        {
            Title = source.Title,
            Url = Uri.TryCreate(source.Location, UriKind.Absolute, out Uri? url) && url.Scheme != Uri.UriSchemeFile ? url : null,
            AdditionalProperties = properties,
        };
    }

    private static int EndOfWord(string text, int start)
    {
        int end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end;
    }

    private async Task<KnowledgeAnswer> AnswerAsync(List<ChatMessage> messages, ChatOptions? request, CancellationToken cancellationToken)
    {
        // What AvatarKit puts into a prompt as material is nobody's question.
        messages.RemoveAll(static message => Purpose(message.AdditionalProperties) == "data");
        if (messages.FindLast(static message => IsSummaryRequest(message.AdditionalProperties)) is { } asked)
        {
            return new KnowledgeAnswer(ExtractiveSummary.Write(messages, asked, request?.MaxOutputTokens), []);
        }

        ChatMessage? last = messages.FindLast(static message => message.Role == ChatRole.User);
        if (last is not null && IsSummaryRequest(request?.AdditionalProperties))
        {
            return new KnowledgeAnswer(ExtractiveSummary.Write(messages, last, request?.MaxOutputTokens), []);
        }

        string? locale = Property(request, "avatarkit.locale");
        IKnowledgeBase source = Property(request, "avatarkit.knowledge_base") is { } key && others?.Invoke(key) is { } other ? other : knowledge;
        SpokenPhrases phrases = SpokenPhrases.Of(locale ?? options.Locale);
        string message = last?.Text ?? "";
        SmallTalkKind talk = SmallTalk.Recognize(message);
        if (talk != SmallTalkKind.None)
        {
            return new KnowledgeAnswer(
                await TalkAsync(talk, source, phrases, Property(request, "avatarkit.name"), cancellationToken).ConfigureAwait(false), []);
        }

        var conversation = new KnowledgeConversation(messages, locale);
        return await conversation.AnswerAsync(source, options, phrases, cancellationToken).ConfigureAwait(false)
            ?? new KnowledgeAnswer(await WithTopicsAsync(phrases.Unknown, source, phrases, cancellationToken).ConfigureAwait(false), []);
    }

    private static bool IsSummaryRequest(AdditionalPropertiesDictionary? properties) => Purpose(properties) == "summary";

    private static string? Purpose(AdditionalPropertiesDictionary? properties)
        => properties?.TryGetValue("avatarkit.purpose", out string? purpose) == true ? purpose : null;

    private static string? Property(ChatOptions? request, string key)
        => request?.AdditionalProperties?.TryGetValue(key, out string? value) == true ? value : null;

    private static async Task<string> TalkAsync(
        SmallTalkKind talk, IKnowledgeBase source, SpokenPhrases phrases, string? name, CancellationToken cancellationToken) => talk switch
    {
        SmallTalkKind.Greeting => phrases.Greeting,
        SmallTalkKind.Thanks => phrases.Thanks,
        SmallTalkKind.Goodbye => phrases.Goodbye,
        SmallTalkKind.WhoAmI => await WithTopicsAsync(phrases.SayWhoAmI(name), source, phrases, cancellationToken).ConfigureAwait(false),
        _ => await WithTopicsAsync(phrases.Abilities, source, phrases, cancellationToken).ConfigureAwait(false),
    };

    private static async Task<string> WithTopicsAsync(
        string sentence, IKnowledgeBase source, SpokenPhrases phrases, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> titles = source.GetService<IKnowledgeOutline>() is { } outline
            ? await outline.GetTitlesAsync(TopicCount, cancellationToken).ConfigureAwait(false)
            : [];
        return phrases.SayTopics(titles) is { } topics ? sentence + " " + topics : sentence;
    }
}
