namespace AvatarKit.Tests.Conversation.Turns.Delivery;

public sealed class MachineTextFilterTests
{
    public static TheoryData<string, string> Answers { get; } = new()
    {
        { "<think>The user greets me.</think>Hello there.", "Hello there." },
        { "<think>\nThe user greets me.\n</think>\n\nHello there.", "Hello there." },
        { "<Thinking>plan</Thinking> Hello. <reasoning>more</reasoning> Bye.", "Hello. Bye." },
        { "Hello. <think>never closed", "Hello. " },
        { "</think>Hello.", "Hello." },
        { "<|im_start|>assistant\nHello.<|im_end|>", "Hello." },
        { "<|start_header_id|>assistant<|end_header_id|>\n\nHello.<|eot_id|>", "Hello." },
        { "<start_of_turn>model\nHello.<end_of_turn>", "Hello." },
        { "[INST] [/INST] Hello.", "Hello." },
        { "One moment. <tool_call>{\"name\":\"find\",\"arguments\":{\"a\":\"<b>\"}}</tool_call>", "One moment. " },
        { "<function_call name=\"x\">{}</function_call>Done.", "Done." },
        { "Use `<think>` in your prompt.", "Use `<think>` in your prompt." },
        { "a < b and c > d, 3<4 [see 1]", "a < b and c > d, 3<4 [see 1]" },
        { "<b>bold</b> and <thin> ice", "<b>bold</b> and <thin> ice" },
        { "<think>1</think><think>2</think>3", "3" },
        { "x<think>y</thinker>z</think>w", "xw" },
        { "No marks at all.", "No marks at all." },
        { "[", "[" },
        { "<", "<" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void What_is_not_for_people_is_taken_out_wherever_the_stream_is_split(string written, string given)
    {
        Assert.Equal(given, Filter(written, written.Length + 1));
        for (int size = 1; size <= 7; size++)
        {
            Assert.Equal(given, Filter(written, size));
        }
    }

    [Fact]
    public void A_mark_that_never_ends_is_not_kept_back_for_ever()
    {
        var filter = new MachineTextFilter();

        string given = filter.Append("<think " + new string('a', 200));

        Assert.StartsWith("<think a", given, StringComparison.Ordinal);
    }

    [Fact]
    public void Much_reasoning_takes_no_memory()
    {
        var filter = new MachineTextFilter();
        filter.Append("<think>");
        string piece = new('a', 100_000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 20; i++)
        {
            Assert.Equal("", filter.Append(piece));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 * 2L * piece.Length + 10_000);
    }

    private static string Filter(string text, int size)
    {
        var filter = new MachineTextFilter();
        string given = "";
        for (int at = 0; at < text.Length; at += size)
        {
            given += filter.Append(text.Substring(at, Math.Min(size, text.Length - at)));
        }

        return given + filter.Complete();
    }
}
