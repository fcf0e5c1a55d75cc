using static AvatarKit.Testing.StoreScene;

namespace AvatarKit.Testing;

internal static class StoreContentCases
{
    public static async Task A_result_comes_back_whole(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        TurnResult result = StoreResults.Whole();
        await store.StartTurnAsync(key, Turn("t1"), 0, token).ConfigureAwait(false);
        await store.CompleteTurnAsync(key, "t1", 1, result, token).ConfigureAwait(false);
        await store.AskAsync(key, "t2", token).ConfigureAwait(false);
        ConversationWindow window = await store.GetWindowAsync(key, 2, token).ConfigureAwait(false);
        TurnResult stored = Check.NotNull("A turn that has ended has its result.", window.Turns[0].Result);
        StoreResults.Same(result, stored);
        TurnResult bare = Check.NotNull("A turn that has ended has its result.", window.Turns[1].Result);
        Check.True(
            "What a result leaves out stays out.",
            bare is
            {
                AvatarId: null, Route: null, ModelId: null, Usage: null, Cost: null, ErrorCode: null,
                Sources.Count: 0, Tools.Count: 0, Assets.Count: 0, Degradations.Count: 0, Tags.Count: 0, AdditionalProperties.Count: 0,
            },
            "nothing but status, answer and moment",
            bare);
    }

    public static async Task Text_of_every_script_comes_back_as_it_was(IConversationStore store, CancellationToken token)
    {
        string[] texts =
        [
            "مرحبا كيف حالك؟ \u202Eright to left\u202C", "שָׁלוֹם", "你好,世界。", "👩‍👩‍👧‍👦 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🏳️‍🌈", "e\u0301 is not é",
            "\u200Bzero\u200Dwidth\uFEFF",
            " leading and trailing \t", "two\r\nlines\nand three", "quotes ' \" ` and \\ %s {0} ; -- <b>&amp;</b>", "NULL", "0", "",
        ];
        ConversationKey key = NewKey("разговор 💬");
        for (int i = 0; i < texts.Length; i++)
        {
            await store.AskAsync(key, $"ход-{i} 🎲", token, texts[i], texts[^(i + 1)]).ConfigureAwait(false);
        }

        List<ConversationTurn> all = await store.ExportedAsync(key, token).ConfigureAwait(false);
        Check.Sequence("A message comes back as it was.", texts, all.Select(static turn => turn.Message));
        Check.Sequence("An answer comes back as it was.", texts.Reverse(), all.Select(static turn => turn.Result?.Answer ?? "(none)"));
        Check.Sequence("A turn's id comes back as it was.", texts.Select(static (_, i) => $"ход-{i} 🎲"), all.Select(static turn => turn.TurnId));
        Check.Sequence("A conversation's id comes back as it was.", ["разговор 💬"], await store.ListedAsync(key, token).ConfigureAwait(false));
    }

    public static async Task A_long_text_comes_back_as_it_was(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        string message = string.Concat(Enumerable.Repeat("Größe 🙂 ", 12_500));
        string answer = new('x', 100_000);
        await store.AskAsync(key, "t1", token, message, answer).ConfigureAwait(false);
        ConversationTurn turn = (await store.ExportedAsync(key, token).ConfigureAwait(false))[0];
        Check.Equal("A message of 112,500 characters comes back as it was.", message, turn.Message);
        Check.Equal("An answer of 100,000 characters comes back as it was.", answer, turn.Result?.Answer);
    }

    public static async Task A_window_has_the_latest_turns_oldest_first(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        for (int i = 1; i <= 12; i++)
        {
            await store.AskAsync(key, $"t{i}", token).ConfigureAwait(false);
        }

        foreach (int count in (int[])[1, 5, 12, 100])
        {
            ConversationWindow window = await store.GetWindowAsync(key, count, token).ConfigureAwait(false);
            Check.Sequence(
                "A window has the latest turns, at most as many as asked for, oldest first.",
                Enumerable.Range(1, 12).Skip(12 - Math.Min(12, count)).Select(static n => (long)n),
                window.Turns.Select(static turn => turn.Sequence));
        }
    }

    public static async Task An_export_has_every_turn_in_order(IConversationStore store, CancellationToken token)
    {
        const int count = 230;
        ConversationKey key = NewKey();
        for (int i = 1; i <= count; i++)
        {
            await store.AskAsync(key, $"t{i}", token, $"m{i}", $"a{i}").ConfigureAwait(false);
        }

        List<ConversationTurn> all = await store.ExportedAsync(key, token).ConfigureAwait(false);
        Check.Sequence(
            "An export has every turn in order.", Enumerable.Range(1, count).Select(static n => (long)n), all.Select(static turn => turn.Sequence));
        Check.True(
            "An export has every turn whole.",
            all.All(static turn => turn.Message == $"m{turn.Sequence}" && turn.Result?.Answer == $"a{turn.Sequence}"),
            "each with its message and answer",
            "others");
    }

    public static async Task A_summary_is_kept_unless_it_covers_less(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        for (int i = 1; i <= 4; i++)
        {
            await store.AskAsync(key, $"t{i}", token).ConfigureAwait(false);
        }

        await SaveAsync(new("About two", 2), new("About two", 2), "A summary is kept.").ConfigureAwait(false);
        await SaveAsync(new("About three — 三", 3),
            new("About three — 三", 3), "A summary that covers more takes the place of the one before.").ConfigureAwait(false);
        await SaveAsync(new("About one", 1), new("About three — 三", 3), "A summary that covers less is ignored.").ConfigureAwait(false);
        await SaveAsync(new("About three, better", 3), new("About three, better", 3),
            "A summary that covers the same takes the place of the one before.").ConfigureAwait(false);
        Check.Equal("A summary takes no turn away.", 4, (await store.ExportedAsync(key, token).ConfigureAwait(false)).Count);

        async Task SaveAsync(ConversationSummary saved, ConversationSummary expected, string promise)
        {
            await store.SaveSummaryAsync(key, saved, token).ConfigureAwait(false);
            Check.Equal(promise, expected, (await store.GetWindowAsync(key, 1, token).ConfigureAwait(false)).Summary);
        }
    }

    public static async Task A_summary_of_no_conversation_is_ignored(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.SaveSummaryAsync(key, new ConversationSummary("Of nothing", 1), token).ConfigureAwait(false);
        Check.Equal("A summary creates no conversation.", 0, (await store.ListedAsync(key, token).ConfigureAwait(false)).Length);
        ConversationWindow window = await store.GetWindowAsync(key, 1, token).ConfigureAwait(false);
        Check.Equal("A summary of a conversation that is not there is ignored.", null, window.Summary);
        Check.Equal("A summary of a conversation that is not there is ignored.", 0, window.Version);
    }
}
