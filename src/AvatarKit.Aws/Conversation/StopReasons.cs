using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

internal static class StopReasons
{
    public static ChatFinishReason? Read(string? reason) => reason switch
    {
        _ when string.IsNullOrWhiteSpace(reason) => null,
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_use" => ChatFinishReason.ToolCalls,
        "guardrail_intervened" or "content_filtered" => ChatFinishReason.ContentFilter,
        _ => new ChatFinishReason(reason),
    };
}
