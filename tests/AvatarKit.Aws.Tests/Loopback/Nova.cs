using System.Text.Json;

namespace AvatarKit.Aws.Tests.Loopback;

/// <summary>Scripts of what a model on Bedrock does.</summary>
internal static class Nova
{
    public const string Usage =
        """{"usage":{"inputTokens":10,"outputTokens":4,"totalTokens":14,"cacheReadInputTokens":6,"cacheWriteInputTokens":2},"metrics":{"latencyMs":5}}""";

    public static Func<LoopbackCall, Task> Says(params string[] parts) => async call =>
    {
        await call.BeginEventsAsync();
        await call.EventAsync("messageStart", """{"role":"assistant"}""");
        foreach (string part in parts)
        {
            await call.EventAsync("contentBlockDelta", Delta(part));
        }

        await call.EventAsync("contentBlockStop", """{"contentBlockIndex":0}""");
        await call.EventAsync("messageStop", """{"stopReason":"end_turn"}""");
        await call.EventAsync("metadata", Usage);
    };

    public static Func<LoopbackCall, Task> Streams(params (string Type, string Json)[] events) => async call =>
    {
        await call.BeginEventsAsync();
        foreach ((string type, string json) in events)
        {
            await call.EventAsync(type, json);
        }
    };

    public static string Delta(string text) => "{\"delta\":{\"text\":" + JsonSerializer.Serialize(text) + "},\"contentBlockIndex\":0}";
}
