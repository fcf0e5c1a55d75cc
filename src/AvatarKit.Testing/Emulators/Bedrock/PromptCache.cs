using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AvatarKit.Testing;

/// <summary>Counts the tokens of requests, and remembers what stood before their cache points. Thread-safe.</summary>
internal sealed class PromptCache
{
    // About what a portrait of 768 pixels costs with Nova; images have no words to count.
    private const int ImageTokens = 1_300;

    private readonly Lock gate = new();
    private readonly HashSet<string> known = [];

    /// <summary>What a request reads: cached, to be cached, and neither.</summary>
    public ReplyUsage Read(string model, JsonElement body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(model));
        var points = new List<(string Hash, int Tokens)>();
        int total = 0;
        foreach (JsonElement part in Parts(body))
        {
            if (ConverseJson.Has(part, "cachePoint"))
            {
                points.Add((Convert.ToHexString(hash.GetCurrentHash()), total));
                continue;
            }

            hash.AppendData(Encoding.UTF8.GetBytes(part.GetRawText()));
            total += Count(part);
        }

        if (points.Count == 0)
        {
            return new ReplyUsage(total, 0, null, null);
        }

        lock (gate)
        {
            int read = points.Where(point => known.Contains(point.Hash)).Select(static point => point.Tokens).DefaultIfEmpty().Max();
            int write = points[^1].Tokens - read;
            known.UnionWith(points.Select(static point => point.Hash));
            return new ReplyUsage(total - read - write, 0, read, write);
        }
    }

    /// <summary>In the order in which the service builds the prompt.</summary>
    private static IEnumerable<JsonElement> Parts(JsonElement body)
        => ConverseJson.Items(ConverseJson.Member(body, "toolConfig"), "tools")
            .Concat(ConverseJson.Items(body, "system"))
            .Concat(ConverseJson.Items(body, "messages").SelectMany(static message => ConverseJson.Items(message, "content")));

    private static int Count(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Tokens.Count(json.GetString()!),
        JsonValueKind.Array => json.EnumerateArray().Sum(Count),
        JsonValueKind.Object => json.EnumerateObject().Sum(static property => property.Name == "image" ? ImageTokens : Count(property.Value)),
        _ => 1,
    };
}
