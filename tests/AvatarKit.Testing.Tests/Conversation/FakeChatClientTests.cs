using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.Conversation;

public sealed class FakeChatClientTests
{
    private static readonly ChatMessage[] Hello = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Hello there")];

    [Fact]
    public async Task Without_a_script_it_says_the_last_words_again()
    {
        using var client = new FakeChatClient();

        ChatResponse response = await client.GetResponseAsync(Hello);

        Assert.Equal("You said: Hello there", response.Text);
        Assert.Equal("fake-model", response.ModelId);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [Fact]
    public async Task A_text_streams_word_by_word_and_loses_nothing()
    {
        using FakeChatClient client = new FakeChatClient().RespondWith("One  two\nthree ");

        List<string> deltas = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(Hello))
        {
            deltas.Add(update.Text);
        }

        Assert.Equal(["One  ", "two\n", "three ", ""], deltas);
    }

    [Fact]
    public async Task Answers_come_in_order_and_the_last_one_stays()
    {
        using FakeChatClient client = new FakeChatClient().FailWith(new TimeoutException("slow")).RespondWith("first").RespondWith("second");

        await Assert.ThrowsAsync<TimeoutException>(() => client.GetResponseAsync(Hello));
        Assert.Equal("first", (await client.GetResponseAsync(Hello)).Text);
        Assert.Equal("second", (await client.GetResponseAsync(Hello)).Text);
        Assert.Equal("second", (await client.GetResponseAsync(Hello)).Text);
    }

    [Fact]
    public async Task A_rule_answers_the_calls_it_is_for_and_records_them()
    {
        using FakeChatClient client = new FakeChatClient().RespondWith("otherwise");
        FakeAsyncRule<FakeChatCall, FakeChatResponse> rule =
            client.When(call => call.LastUserText.Contains("weather", StringComparison.Ordinal)).RespondWith("sunny");

        ChatResponse weather = await client.GetResponseAsync("How is the weather?");
        ChatResponse other = await client.GetResponseAsync("And you?");

        Assert.Equal("sunny", weather.Text);
        Assert.Equal("otherwise", other.Text);
        Assert.Equal("How is the weather?", Assert.Single(rule.Calls).LastUserText);
        Assert.Equal(2, client.Calls.Count);
    }

    [Fact]
    public async Task A_failure_comes_after_the_deltas_before_it()
    {
        using FakeChatClient client = new FakeChatClient().RespondWith(
            new FakeChatResponse().Text("Two words").FailWith(new HttpRequestException("gone")));

        List<string> deltas = [];
        await Assert.ThrowsAsync<HttpRequestException>(async () =>
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(Hello))
            {
                deltas.Add(update.Text);
            }
        });

        Assert.Equal(["Two ", "words"], deltas);
        Assert.Equal(FakeStreamEnd.Failed, await client.Calls[0].Ended);
    }

    [Fact]
    public async Task Delays_run_on_the_given_clock()
    {
        var time = new FakeTimeProvider();
        using FakeChatClient client = new FakeChatClient(timeProvider: time)
            .After(TimeSpan.FromSeconds(1)).RespondWith(new FakeChatResponse().Delta("a").After(TimeSpan.FromSeconds(2)).Delta("b"));

        await using IAsyncEnumerator<ChatResponseUpdate> stream = client.GetStreamingResponseAsync(Hello).GetAsyncEnumerator();
        ValueTask<bool> first = stream.MoveNextAsync();
        Assert.False(first.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await first);
        ValueTask<bool> second = stream.MoveNextAsync();
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await second);
        Assert.Equal("b", stream.Current.Text);
    }

    [Fact]
    public async Task Usage_comes_after_the_finish_reason()
    {
        using FakeChatClient client = new FakeChatClient().RespondWith(new FakeChatResponse().Text("Hi").Usage(10, 3, 4));

        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(Hello))
        {
            updates.Add(update);
        }

        Assert.Equal(ChatFinishReason.Stop, updates[^2].FinishReason);
        UsageDetails usage = updates[^1].Contents.OfType<UsageContent>().Single().Details;
        Assert.Equal((10, 3, 4), (usage.InputTokenCount, usage.OutputTokenCount, usage.CachedInputTokenCount));
    }

    [Fact]
    public async Task A_tool_it_calls_is_invoked_by_the_function_invoking_client()
    {
        int invoked = 0;
        using FakeChatClient fake = new FakeChatClient()
            .RespondWith(new FakeChatResponse().CallTool("add", new Dictionary<string, object?> { ["a"] = 2, ["b"] = 3 }))
            .RespondWith("It is five.");
        using IChatClient client = fake.AsBuilder().UseFunctionInvocation().Build();
        AIFunction add = AIFunctionFactory.Create(
            (int a, int b) =>
            {
                invoked++;
                return a + b;
            },
            "add");

        ChatResponse response = await client.GetResponseAsync("2 + 3?", new ChatOptions { Tools = [add] });

        Assert.Equal(1, invoked);
        Assert.EndsWith("It is five.", response.Text, StringComparison.Ordinal);
        Assert.Contains(
            fake.Calls[1].Messages, message => message.Contents.OfType<FunctionResultContent>().Any(result => result.CallId == "call-add"));
    }

    [Fact]
    public async Task A_citation_is_an_annotation_with_title_and_url()
    {
        using FakeChatClient client = new FakeChatClient()
            .RespondWith(new FakeChatResponse().Text("See the guide.").Cite("Guide", new Uri("https://example.org/guide"), "as said"));

        ChatResponse response = await client.GetResponseAsync(Hello);

        CitationAnnotation citation = Assert.IsType<CitationAnnotation>(Assert.Single(
            response.Messages.SelectMany(message => message.Contents).SelectMany(content => content.Annotations ?? [])));
        Assert.Equal(("Guide", "as said"), (citation.Title, citation.Snippet));
    }

    [Fact]
    public async Task It_records_messages_and_a_copy_of_the_options()
    {
        using var client = new FakeChatClient();
        var options = new ChatOptions { ModelId = "m1" };

        ChatResponse response = await client.GetResponseAsync(Hello, options);
        options.ModelId = "changed";

        Assert.Equal("m1", client.Calls[0].Options!.ModelId);
        Assert.Equal("m1", response.ModelId);
        Assert.Equal("Be brief.\nHello there", client.Calls[0].AllText);
        Assert.False(client.Calls[0].IsStreaming);
    }

    [Fact]
    public async Task It_says_how_its_stream_was_left()
    {
        using FakeChatClient client = new FakeChatClient().RespondWith("one two three");
        using var cancel = new CancellationTokenSource();

        await foreach (ChatResponseUpdate _ in client.GetStreamingResponseAsync(Hello))
        {
            break;
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate _ in client.GetStreamingResponseAsync(Hello, cancellationToken: cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });
        await client.GetResponseAsync(Hello);

        Assert.Equal(FakeStreamEnd.Abandoned, await client.Calls[0].Ended);
        Assert.Equal(FakeStreamEnd.Cancelled, await client.Calls[1].Ended);
        Assert.Equal(FakeStreamEnd.Completed, await client.Calls[2].Ended);
    }

    [Fact]
    public async Task A_test_can_act_in_the_middle_of_an_answer()
    {
        var gate = new TaskCompletionSource();
        using FakeChatClient client = new FakeChatClient().After(gate.Task).RespondWith("late");

        Task<ChatResponse> answer = client.GetResponseAsync(Hello);
        await client.WaitForCallsAsync(1);
        Assert.False(answer.IsCompleted);
        gate.SetResult();

        Assert.Equal("late", (await answer).Text);
    }
}
