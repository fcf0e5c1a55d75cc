using AvatarKit.Testing;
using AvatarKit.Tests.Conversation.Faults;

namespace AvatarKit.Tests.Conversation;

public sealed class ConversationEngineTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_answer_comes_in_text_and_spoken_sentences_and_ends_completed()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Text("Good morning. How are you today?").Usage(20, 7));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());

        Assert.IsType<TurnStarted>(updates[0]);
        Assert.IsType<ModelSelected>(updates[1]);
        TurnCompleted completed = Assert.IsType<TurnCompleted>(updates[^1]);
        Assert.Equal("Good morning. How are you today?", string.Concat(updates.OfType<TextDelta>().Select(delta => delta.Text)));
        var segments = updates.OfType<SpeechSegment>().ToList();
        Assert.Equal(["Good morning.", "How are you today?"], segments.Captions());
        Assert.Equal(Enumerable.Range(0, segments.Count), segments.Select(segment => segment.Index));
        Assert.Equal([(0, 0), (1, 14)], segments.Select(segment => (segment.Sentence, segment.TextStart)).Distinct());
        Assert.Equal(["Good", "morning", "How", "are", "you", "today"], segments.SelectMany(segment => segment.Words).Select(word => word.Text));
        Assert.All(segments, segment =>
        {
            Assert.NotEmpty(segment.Visemes);
            Assert.True(segment.Face!.FrameCount > 0);
            Assert.False(segment.IsSilent);
        });
        Assert.Equal((20, 7), (completed.Usage.InputTokens, completed.Usage.OutputTokens));
        Assert.False(completed.Usage.TokensAreEstimated);
        Assert.Single(updates.Select(update => update.TurnId).Distinct());
    }

    [Fact]
    public async Task The_renderer_is_told_the_mood_and_the_language_of_the_answer()
    {
        var renderer = new FakeAvatarRenderer();
        await using var host = new EngineHost(services: services => services.AddRenderer(renderer));
        host.Lite.RespondWith("Eins.");
        host.Lite.RespondWith("Two.");

        await host.Engine.GetResponseAsync(EngineHost.Ask() with { Mood = Mood.Thoughtful, Locale = "de-DE" });
        await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal([(Mood.Thoughtful, "de-DE"), (null, "en-US")], renderer.Calls.Select(call => (call.Options.Mood, call.Options.Locale)));
    }

    [Fact]
    public async Task A_gesture_that_the_model_writes_is_made_at_its_word_and_neither_shown_nor_said_nor_stored()
    {
        var renderer = new FakeAvatarRenderer();
        await using var host = new EngineHost(services: services => services.AddRenderer(renderer));
        host.Lite.RespondWith(new FakeChatResponse().Text("[gesture:nod] Yes, it is. Who [ges")
            .Text("ture:shrug] **really** knows? [gesture:cartwheel]")
            .Text("We are closed. [gesture:Brow Flash]Goodbye!"));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());

        const string shown = "Yes, it is. Who **really** knows? We are closed. Goodbye!";
        Assert.Equal(shown, string.Concat(updates.OfType<TextDelta>().Select(static delta => delta.Text)));
        Assert.Equal(shown.Trim(), Assert.Single(await host.StoredAsync()).Result!.Answer.Trim());
        List<SpeechSegment> segments = [.. updates.OfType<SpeechSegment>()];
        Assert.DoesNotContain(segments, static segment => segment.SpokenText.Contains("gesture", StringComparison.OrdinalIgnoreCase)
            || segment.Text.Contains("gesture", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(
            ["Nod at Yes", "Shrug at really", "BrowFlash at Goodbye"],
            segments.SelectMany(static segment => (segment.Gestures ?? []).Select(gesture
                => $"{gesture.Gesture} at {segment.Words.Single(word => word.Start == gesture.Start).Text}")));
        Assert.Equal(
            segments.SelectMany(static segment => segment.Gestures ?? []).Select(static gesture => gesture.Gesture),
            renderer.Calls.Single().Segments.SelectMany(static segment => segment.Gestures).Select(static cue => cue.Gesture));
        Assert.Empty(Assert.IsType<TurnCompleted>(updates[^1]).Warnings);
    }

    [Fact]
    public async Task A_mood_that_the_model_writes_is_worn_and_neither_shown_nor_said_nor_stored()
    {
        var renderer = new FakeAvatarRenderer();
        await using var host = new EngineHost(services: services => services.AddRenderer(renderer));
        host.Lite.RespondWith(new FakeChatResponse().Text("It is open. [mo").Text("od:sad] I am sorry. Really sorry. [mood:grumpy]Come back. ")
            .Text("[Mood: Happy").Text("] See you [mood"));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());

        const string shown = "It is open. I am sorry. Really sorry. Come back. See you [mood";
        Assert.Equal(shown, string.Concat(updates.OfType<TextDelta>().Select(static delta => delta.Text)));
        Assert.Equal(shown, Assert.Single(await host.StoredAsync()).Result!.Answer);
        List<SpeechSegment> segments = [.. updates.OfType<SpeechSegment>()];
        Assert.Equal(["It is open.", "I am sorry.", "Really sorry.", "Come back.", "See you [mood"], segments.Captions());
        Assert.All(segments, static segment => Assert.Equal(segment.Text, shown.Substring(segment.TextStart, segment.Text.Length)));
        Assert.DoesNotContain(segments, static segment => segment.SpokenText.Contains("mood:", StringComparison.OrdinalIgnoreCase)
            || segment.SpokenText.Contains("grumpy", StringComparison.Ordinal));
        Assert.Equal([null, Mood.Sad, Mood.Sad, Mood.Sad, Mood.Happy],
            renderer.Calls.Single().Segments.Where(static segment => segment.Caption.Length > 0).Select(static segment => segment.Mood));
        Assert.Empty(Assert.IsType<TurnCompleted>(updates[^1]).Warnings);
    }

    [Fact]
    public async Task The_response_is_the_stream_put_together()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith("One. Two.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal("One. Two.", response.Text);
        Assert.Equal("c1", response.ConversationId);
        Assert.Equal("lite", response.Route!.Tier);
        Assert.Equal("lite-model", response.ModelId);
        Assert.Equal(["One.", "Two."], response.Segments.Captions());
        Assert.Equal("One. Two.", response.SpokenText);
        Assert.True(response.Usage.TokensAreEstimated);
        Assert.Null(response.Cost.TotalUsd);
        Assert.Superset(
            new HashSet<TurnStage> { TurnStage.Admit, TurnStage.Recall, TurnStage.Route, TurnStage.Generate, TurnStage.Speak, TurnStage.Remember },
            response.Latency.Stages.Keys.ToHashSet());
        Assert.True(response.Latency.FirstText <= response.Latency.FirstSpeech);
    }

    [Fact]
    public async Task Text_that_waits_for_its_sentence_too_long_is_spoken_also_after_a_clean_cut()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var host = new EngineHost(time: time);
        var rest = new TaskCompletionSource();
        host.Lite.RespondWith(new FakeChatResponse().Delta("One two three four.").Delta("\n\n").Delta("Now a long sentence begins and ")
            .After(rest.Task).Text("ends."));
        Task<AvatarResponse> asking = host.Engine.GetResponseAsync(EngineHost.Ask());
        await time.MoveUntilAsync(host.Voice.WaitForCallsAsync(2), step: TimeSpan.FromSeconds(0.5));

        Assert.False(asking.IsCompleted);
        rest.SetResult();
        Assert.StartsWith("Now a long", host.Voice.Calls[1].Text, StringComparison.Ordinal);
        Assert.Equal(TurnOutcome.Completed, (await asking).Outcome);
    }

    [Fact]
    public async Task Text_alone_asks_no_voice()
    {
        await using var host = new EngineHost();

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Empty(response.Segments);
        Assert.Empty(host.Voice.Calls);
        Assert.Equal(0m, response.Cost.SpeechUsd);
    }

    [Fact]
    public async Task Speech_without_a_face_has_no_face_track()
    {
        await using var host = new EngineHost();

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.Speech));

        Assert.All(response.Segments, segment => Assert.Null(segment.Face));
        Assert.NotEmpty(response.Segments);
    }

    [Fact]
    public async Task The_voice_is_only_so_many_sentences_ahead_of_the_client()
    {
        await using var host = new EngineHost(options => options.Speech.SentencesAhead = 2);
        host.Lite.RespondWith(string.Concat(Enumerable.Range(0, 12).Select(i => $"This is sentence number {i}. ")));
        await using IAsyncEnumerator<AvatarResponseUpdate> updates = host.Engine.GetStreamingResponseAsync(EngineHost.Ask()).GetAsyncEnumerator();
        while (await updates.MoveNextAsync() && updates.Current is not SpeechSegment)
        {
        }

        // The client holds sentence 0 and takes no more: two further ones may be made, and no fourth.
        await host.Voice.WaitForCallsAsync(3).WaitAsync(Soon);
        Task fourth = host.Voice.WaitForCallsAsync(4);
        for (int i = 0; i < 200; i++)
        {
            await Task.Yield();
        }

        Assert.False(fourth.IsCompleted);
        while (await updates.MoveNextAsync())
        {
        }

        Assert.Equal(12, host.Voice.Calls.Count);
    }

    [Fact]
    public async Task Markdown_is_captioned_as_written_and_spoken_as_words()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith("It costs **$5** today.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        SpeechSegment segment = response.Segments[0];
        Assert.Equal("It costs **$5** today.", Assert.Single(response.Segments.Captions()));
        Assert.DoesNotContain('*', segment.SpokenText);
        Assert.Contains("dollars", segment.SpokenText, StringComparison.Ordinal);
        SpokenWord dollars = response.Segments.SelectMany(piece => piece.Words)
            .First(word => word.Text.StartsWith("dollars", StringComparison.Ordinal));
        Assert.Contains("$5", segment.Text.Substring(dollars.CaptionStart, dollars.CaptionLength), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_cut_with_a_warning()
    {
        await using var host = new EngineHost(options => options.Limits.MaxAnswerLength = 100);
        host.Lite.RespondWith(string.Concat(Enumerable.Repeat("ten chars ", 50)));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));

        Assert.Equal(100, response.Text.Length);
        Assert.Contains(response.Warnings, warning => warning.Code == "answer.too_long");
    }

    [Fact]
    public async Task Speech_is_kept_as_an_asset_when_asked_for()
    {
        var assets = new FakeAssetStore();
        await using var host = new EngineHost(options => options.Speech.Store = true, services => services.AddAssets(assets));
        host.Lite.RespondWith("One. Two.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("audio/wav", response.Speech!.ContentType);
        Assert.Equal(new AssetOwner("default", "anonymous", response.ConversationId), response.Speech.Owner);
        Assert.Equal(44 + 142 + response.Segments.Sum(segment => segment.Audio.Length), response.Speech.Length);
    }

    [Fact]
    public async Task A_slow_client_still_gets_every_character_and_every_sentence()
    {
        await using var host = new EngineHost(options => options.Limits.UpdateBuffer = 1);
        string text = string.Concat(Enumerable.Range(0, 20).Select(i => $"Sentence {i} is here. "));
        host.Lite.RespondWith(text);
        var builder = new AvatarResponseBuilder();
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask()))
        {
            await Task.Yield();
            builder.Add(update);
        }

        AvatarResponse response = builder.Build();
        Assert.Equal(text, response.Text);
        Assert.Equal(Enumerable.Range(0, 20), response.Segments.Select(segment => segment.Sentence).Distinct());
        Assert.Equal(Enumerable.Range(0, response.Segments.Count), response.Segments.Select(segment => segment.Index));
    }
}
