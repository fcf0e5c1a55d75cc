namespace AvatarKit.Testing;

/// <summary>One thing an answer does.</summary>
internal abstract record ReplyStep
{
    private ReplyStep()
    {
    }

    public sealed record Text(string Value) : ReplyStep;

    public sealed record Reasoning(string Value, string? Signature) : ReplyStep;

    public sealed record ToolUse(string Id, string Name, string InputJson) : ReplyStep;

    public sealed record Image(ReadOnlyMemory<byte> Bytes, string Format) : ReplyStep;

    public sealed record Wait(Func<TimeProvider, CancellationToken, Task> Until) : ReplyStep;

    public sealed record Fail(EmulatorFault Fault) : ReplyStep;

    public sealed record Assessment(string Json, string Output) : ReplyStep;

    public sealed record Break(StreamBreak Kind) : ReplyStep;
}
