using System.Text;
using System.Text.Json;
using AvatarKit.Testing;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>What goes to the client is whole characters, wherever the model cuts its text.</summary>
public sealed class WholeCharacterTests
{
    private const string Text = "So 😀 it is. A family 👩‍👩‍👧‍👦 and a flag 🇩🇪, thumbs 👍🏽 and 𝒙. 🎉";

    public static TheoryData<int> Places() => [.. Enumerable.Range(1, Text.Length - 1)];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_text_cut_in_two_anywhere_comes_in_whole_characters(int place)
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Delta(Text[..place]).Delta(Text[place..]));

        List<AvatarResponseUpdate> updates = await scene.Host.UpdatesAsync(EngineHost.Ask());

        AssertWhole(updates, Text);
    }

    [Fact]
    public async Task A_text_that_comes_one_code_unit_at_a_time_comes_in_whole_characters()
    {
        await using var scene = new FaultScene();
        var response = new FakeChatResponse();
        foreach (char unit in Text)
        {
            response.Delta(unit.ToString());
        }

        scene.Model.When(_ => true).RespondWith(response);

        AssertWhole(await scene.Host.UpdatesAsync(EngineHost.Ask()), Text);
    }

    [Theory]
    [InlineData("at the end")]
    [InlineData("inside")]
    [InlineData("at the beginning")]
    public async Task Half_a_character_that_stays_half_does_not_reach_the_client(string place)
    {
        // Not as data of the theory: a test runner cannot write them down.
        (string text, string beginning) = place switch
        {
            "at the end" => ("Half a character \uD83D", "Half a character"),
            "inside" => ("Half \uDE00 a character.", "Half"),
            _ => ("\uDE00Half a character.", ""),
        };
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Delta(text));

        List<AvatarResponseUpdate> updates = await scene.Host.UpdatesAsync(EngineHost.Ask());

        Assert.IsType<TurnCompleted>(updates[^1]);
        Assert.All(updates.OfType<TextDelta>(), delta => Assert.True(IsWhole(delta.Text)));
        Assert.All(updates.OfType<SpeechSegment>(), segment => Assert.True(IsWhole(segment.Text) && IsWhole(segment.SpokenText)));
        Assert.StartsWith(beginning, string.Concat(updates.OfType<TextDelta>().Select(delta => delta.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interruption_between_the_halves_of_a_character_leaves_no_half_in_history()
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Delta("So \uD83D").After(new TaskCompletionSource().Task));
        using var interrupt = new CancellationTokenSource();
        List<AvatarResponseUpdate> updates = [];
        AvatarRequest request = EngineHost.Ask(outputs: AvatarOutputs.None);
        await foreach (AvatarResponseUpdate update in scene.Host.Engine.GetStreamingResponseAsync(request, interrupt.Token))
        {
            updates.Add(update);
            if (update is TextDelta)
            {
                await interrupt.CancelAsync();
            }
        }

        Assert.Equal("So", Assert.IsType<TurnInterrupted>(updates[^1]).HeardText.TrimEnd());
        Assert.All(updates.OfType<TextDelta>(), delta => Assert.True(IsWhole(delta.Text)));
    }

    private static void AssertWhole(List<AvatarResponseUpdate> updates, string text)
    {
        Assert.IsType<TurnCompleted>(updates[^1]);
        Assert.All(updates.OfType<TextDelta>(), delta => Assert.True(IsWhole(delta.Text)));
        Assert.Equal(text, string.Concat(updates.OfType<TextDelta>().Select(delta => delta.Text)));
        Assert.All(updates.OfType<SpeechSegment>().Where(segment => segment.Text.Length > 0), segment =>
        {
            Assert.True(IsWhole(segment.Text));
            Assert.Equal(segment.Text, text.Substring(segment.TextStart, segment.Text.Length));
        });
        string wire = string.Concat(updates.OfType<TextDelta>()
            .Select(delta => JsonSerializer.Serialize<AvatarResponseUpdate>(delta, AvatarJson.Options))
            .Select(json => ((TextDelta)JsonSerializer.Deserialize<AvatarResponseUpdate>(json, AvatarJson.Options)!).Text));
        Assert.Equal(text, wire);
    }

    private static bool IsWhole(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
