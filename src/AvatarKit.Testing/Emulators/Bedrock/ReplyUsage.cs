using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>What an answer cost, in tokens; the cache's are not among the input's.</summary>
internal sealed record ReplyUsage(int Input, int Output, int? CacheRead, int? CacheWrite)
{
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["inputTokens"] = Input,
            ["outputTokens"] = Output,
            ["totalTokens"] = Input + Output + (CacheRead ?? 0) + (CacheWrite ?? 0),
        };
        if (CacheRead is int read)
        {
            json["cacheReadInputTokens"] = read;
        }

        if (CacheWrite is int write)
        {
            json["cacheWriteInputTokens"] = write;
        }

        return json;
    }
}
