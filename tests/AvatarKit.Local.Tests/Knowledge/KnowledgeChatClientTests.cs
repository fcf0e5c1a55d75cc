using Microsoft.Extensions.AI;

namespace AvatarKit.Local.Tests;

public sealed class KnowledgeChatClientTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly SqliteKnowledgeBase knowledge;
    private readonly KnowledgeChatClient client;

    public KnowledgeChatClientTests()
    {
        folder.Write(
            "docs/voices.md",
            """
            # Voices

            An avatar speaks with a voice.

            ## Choosing a voice

            Listen to **several** voices and choose the one that suits your listeners. A [warm voice](x.md) suits a museum. See `VoiceInfo` for its locale.

            ## What a voice costs

            The Flite voice is free. A Polly voice costs 16 dollars per million characters.

            ## Installing eSpeak

            To install eSpeak on Debian:

            1. Open a terminal.
            2. Run `apt-get install espeak-ng`.
            3. Start the program again.
            """);
        folder.Write(
            "docs/faces.md",
            "# Faces\n\nA face is drawn from 52 weights, sixty times a second.\n\n## Blinking\n\nThe face blinks about every four seconds, at "
                + "random moments. A blink lasts a sixth of a second. Both eyes close together. People blink so that their eyes stay moist. "
                + "The avatar does it because a stare makes listeners uneasy. A blink never falls into a glance to the side.\n");
        knowledge = new SqliteKnowledgeBase(new SqliteKnowledgeBaseOptions { Folder = folder["docs"], IndexPath = folder["index.db"] });
        client = new KnowledgeChatClient(knowledge);
    }

    public void Dispose()
    {
        client.Dispose();
        knowledge.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_answer_is_the_documents_own_words_without_markup_and_names_its_source()
        => Assert.Equal(
            "Listen to several voices and choose the one that suits your listeners. A warm voice suits a museum. See VoiceInfo for its locale. "
                + "That's from “Voices”, in the section “Choosing a voice”.",
            await AskAsync("How do I choose a voice?"));

    [Fact]
    public async Task Steps_are_kept_together_as_a_list()
        => Assert.Equal(
            "To install eSpeak on Debian:\n- Open a terminal.\n- Run apt-get install espeak-ng.\n- Start the program again.\n\nThat's from "
                + "“Voices”, in the section “Installing eSpeak”.",
            await AskAsync("How can I install eSpeak?"));

    [Theory]
    [InlineData("en-US", "I don't know that: I found nothing about it in my documents. You can ask me about “Voices” and “Faces”.")]
    [InlineData(
        "de-DE", "Das weiß ich nicht: In meinen Dokumenten habe ich nichts dazu gefunden. Sie können mich nach „Voices“ und „Faces“ fragen.")]
    [InlineData("es", "No lo sé: no he encontrado nada sobre eso en mis documentos. Puede preguntarme sobre «Voices» y «Faces».")]
    [InlineData(
        "fr-CA", "Je ne sais pas : je n'ai rien trouvé à ce sujet dans mes documents. Vous pouvez m'interroger sur « Voices » et « Faces ».")]
    [InlineData("it-IT", "Non lo so: nei miei documenti non ho trovato nulla a riguardo. Può chiedermi di «Voices» e «Faces».")]
    [InlineData("pt-BR", "Não sei: não encontrei nada sobre isso nos meus documentos. Pode perguntar-me sobre “Voices” e “Faces”.")]
    [InlineData("zz", "I don't know that: I found nothing about it in my documents. You can ask me about “Voices” and “Faces”.")]
    public async Task When_nothing_fits_it_says_so_in_the_persons_language_and_what_it_can_talk_about(string locale, string answer)
    {
        var options = new ChatOptions { AdditionalProperties = new AdditionalPropertiesDictionary { ["avatarkit.locale"] = locale } };

        ChatResponse response = await client.GetResponseAsync([new ChatMessage(ChatRole.User, "Who won the world cup in 2018?")], options);

        Assert.Equal(answer, response.Text);
        Assert.DoesNotContain(response.Messages.SelectMany(message => message.Contents), content => content.Annotations is { Count: > 0 });
    }

    [Fact]
    public async Task Sources_are_cited_on_the_text_as_it_streams()
    {
        List<ChatResponseUpdate> updates =
            await client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "How often does the face blink?")]).ToListAsync();

        List<TextContent> texts = [.. updates.SelectMany(update => update.Contents).OfType<TextContent>()];
        CitationAnnotation citation = Assert.IsType<CitationAnnotation>(Assert.Single(texts.SelectMany(text => text.Annotations ?? [])));
        Assert.Equal("Faces", citation.Title);
        Assert.Equal("Blinking", citation.AdditionalProperties!["section"]);
        Assert.Equal("faces.md", citation.AdditionalProperties["location"]);
        Assert.Null(citation.Url);
        Assert.NotNull(texts[^1].Annotations);
        Assert.True(texts.Count > 10);
        Assert.All(texts, text => Assert.DoesNotMatch(@"\S\s+\S", text.Text));
        Assert.StartsWith("The face blinks about every four seconds", string.Concat(texts.Select(text => text.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_reports_model_no_tokens_and_how_it_ended()
    {
        ChatResponse response = await client.GetResponseAsync([new ChatMessage(ChatRole.User, "How do I choose a voice?")]);

        Assert.Equal("local/knowledge", response.ModelId);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal((0L, 0L), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));
        var metadata = (ChatClientMetadata)client.GetService(typeof(ChatClientMetadata))!;
        Assert.Equal(("local", "local/knowledge"), (metadata.ProviderName, metadata.DefaultModelId));
        Assert.Same(knowledge, client.GetService(typeof(IKnowledgeBase)));
        Assert.Same(client, client.GetService(typeof(IChatClient)));
        Assert.Null(client.GetService(typeof(IKnowledgeBase), "key"));
    }

    [Theory]
    [InlineData("Hello!", null, "Hello! What would you like to know?")]
    [InlineData("good morning", null, "Hello! What would you like to know?")]
    [InlineData("Thanks a lot!", null, "You're welcome.")]
    [InlineData("Bye", null, "Goodbye!")]
    [InlineData("Hi, who are you?", null,
        "I'm an avatar that answers from a set of documents, without any language model. You can ask me about “Voices” and “Faces”.")]
    [InlineData(
        "What can you do?", null, "I look up answers in my documents and tell you where they are from. You can ask me about “Voices” and “Faces”.")]
    [InlineData("Guten Tag!", "de-DE", "Hallo! Was möchten Sie wissen?")]
    [InlineData("Merci beaucoup", "fr-FR", "Je vous en prie.")]
    public async Task Small_talk_is_answered_as_such(string message, string? locale, string answer)
        => Assert.Equal(answer, await AskAsync(locale, message));

    [Fact]
    public async Task A_greeting_with_a_question_is_the_question()
        => Assert.Contains("16 dollars", await AskAsync("Hello, what does a Polly voice cost?"), StringComparison.Ordinal);

    [Fact]
    public async Task A_follow_up_is_understood_from_the_question_before()
    {
        string answer = await AskAsync("How do I choose a voice?", "Listen to several voices.", "And how much does it cost?");

        Assert.Contains("16 dollars per million characters", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_goes_on_with_what_was_asked()
    {
        string first = await AskAsync("How often does the face blink?");
        string why = await AskAsync("How often does the face blink?", first, "Why?");

        Assert.StartsWith("The face blinks about every four seconds", first, StringComparison.Ordinal);
        Assert.DoesNotContain("every four seconds", why, StringComparison.Ordinal);
        Assert.Contains("“Blinking”", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_question_has_the_same_answer_again()
    {
        string first = await AskAsync("How often does the face blink?");

        Assert.Equal(first, await AskAsync("How often does the face blink?", first, "How often does the face blink?"));
    }

    [Fact]
    public async Task Of_many_options_the_one_that_answers_is_said()
    {
        folder.Write(
            "manual/grep.md",
            """
            # grep

            grep prints lines that match a pattern.

            ## Options

            -i, --ignore-case
                Ignore case distinctions in patterns and data.
            -v, --invert-match
                Select non-matching lines.
            -c, --count
                Print only a count of selected lines per file.
            -n, --line-number
                Print the line number with each output line.
            -r, --recursive
                Read all files under each directory.
            -q, --quiet
                Suppress all normal output.
            """);
        using var manual = new SqliteKnowledgeBase(new SqliteKnowledgeBaseOptions { Folder = folder["manual"], IndexPath = folder["manual.db"] });
        using var reader = new KnowledgeChatClient(manual);

        string answer = (await reader.GetResponseAsync("How do I ignore case with grep?")).Text;

        Assert.StartsWith("-i, --ignore-case: Ignore case distinctions in patterns and data.", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("--count", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_question_without_an_answer_is_not_answered_from_the_one_before()
        => Assert.StartsWith("I don't know", await AskAsync("How do I choose a voice?", "Listen to several voices.", "Who painted the Mona Lisa?"),
            StringComparison.Ordinal);

    [Fact]
    public async Task System_messages_and_empty_conversations_do_no_harm()
    {
        ChatResponse instructed = await client.GetResponseAsync(
            [new ChatMessage(ChatRole.System, "Talk about faces only."), new ChatMessage(ChatRole.User, "How do I choose a voice?")]);
        ChatResponse nothing = await client.GetResponseAsync([]);
        ChatResponse blank = await client.GetResponseAsync([new ChatMessage(ChatRole.User, "  ")]);

        Assert.Contains("“Choosing a voice”", instructed.Text, StringComparison.Ordinal);
        Assert.StartsWith("I don't know", nothing.Text, StringComparison.Ordinal);
        Assert.StartsWith("I don't know", blank.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_prompt_brings_as_material_is_nobodys_question()
    {
        var material = new ChatMessage(ChatRole.User, "<data kind=\"summary\">\nHow do I choose a voice?\n</data>")
        {
            AdditionalProperties = new AdditionalPropertiesDictionary { ["avatarkit.purpose"] = "data" },
        };

        ChatResponse before = await client.GetResponseAsync([material, new ChatMessage(ChatRole.User, "Why?")]);
        ChatResponse behind = await client.GetResponseAsync([new ChatMessage(ChatRole.User, "How do I choose a voice?"), material]);

        Assert.StartsWith("I don't know", before.Text, StringComparison.Ordinal);
        Assert.Contains("“Choosing a voice”", behind.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_is_the_beginning_of_what_was_said_within_the_bound()
    {
        var request = new ChatMessage(ChatRole.User, "Summarise the conversation.")
        {
            AdditionalProperties = new AdditionalPropertiesDictionary { ["avatarkit.purpose"] = "summary" },
        };
        List<ChatMessage> messages = [new(ChatRole.System, "Instructions")];
        for (int number = 0; number < 20; number++)
        {
            messages.Add(new ChatMessage(ChatRole.User, $"Question {number} about something. And more of it."));
            messages.Add(new ChatMessage(ChatRole.Assistant, $"Answer {number} is **this**. And much more that is left out."));
        }

        ChatResponse whole = await client.GetResponseAsync([.. messages, request]);
        ChatResponse bounded = await client.GetResponseAsync([.. messages, request], new ChatOptions { MaxOutputTokens = 50 });

        Assert.StartsWith("Question 0 about something.\nAnswer 0 is this.\n", whole.Text, StringComparison.Ordinal);
        Assert.EndsWith("Answer 19 is this.", whole.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Instructions", whole.Text, StringComparison.Ordinal);
        Assert.InRange(bounded.Text.Length, 40, 200);
        Assert.EndsWith("Answer 19 is this.", bounded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_knowledge_base_will_do_and_absolute_locations_become_links()
    {
        var source = new SourceReference("Elsewhere") { Location = "https://example.org/page" };
        using var other = new KnowledgeChatClient(new FixedKnowledge(new KnowledgePassage("Water boils at 100 degrees.", source, 0.9)));

        ChatResponse response = await other.GetResponseAsync([new ChatMessage(ChatRole.User, "When does water boil?")]);

        Assert.Equal("Water boils at 100 degrees. That's from “Elsewhere”.", response.Text);
        CitationAnnotation citation = Assert.IsType<CitationAnnotation>(
            Assert.Single(response.Messages.SelectMany(message => message.Contents).SelectMany(content => content.Annotations ?? [])));
        Assert.Equal(new Uri("https://example.org/page"), citation.Url);
    }

    [Fact]
    public async Task Answers_stay_within_their_length()
    {
        folder.Write("docs/long.md", "# Walruses\n\n"
            + string.Concat(Enumerable.Range(0, 40).Select(number => $"Walruses of kind {number} live in the cold northern sea and eat clams. ")));
        using var fresh = new SqliteKnowledgeBase(new SqliteKnowledgeBaseOptions { Folder = folder["docs"], IndexPath = folder["second.db"] });
        using var brief = new KnowledgeChatClient(fresh, new KnowledgeChatClientOptions { MaxAnswerLength = 200, NameSources = false });

        ChatResponse response = await brief.GetResponseAsync([new ChatMessage(ChatRole.User, "Where do walruses live?")]);

        Assert.InRange(response.Text.Length, 40, 200);
    }

    private async Task<string> AskAsync(string message) => await AskAsync(locale: null, message);

    private async Task<string> AskAsync(string question, string answer, string next)
        => (await client.GetResponseAsync(
            [new ChatMessage(ChatRole.User, question), new ChatMessage(ChatRole.Assistant, answer), new ChatMessage(ChatRole.User, next)])).Text;

    private async Task<string> AskAsync(string? locale, string message)
    {
        ChatOptions? options =
            locale is null ? null : new ChatOptions { AdditionalProperties = new AdditionalPropertiesDictionary { ["avatarkit.locale"] = locale } };
        return (await client.GetResponseAsync([new ChatMessage(ChatRole.User, message)], options)).Text;
    }

    private sealed class FixedKnowledge(params KnowledgePassage[] passages) : IKnowledgeBase
    {
        public ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default)
            => ValueTask.FromResult<IReadOnlyList<KnowledgePassage>>(passages);
    }
}
