using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>What a model would have been asked in a turn, for a batch. Holds the question and what the avatar is told: treat it as such.</summary>
public sealed record BatchRequest
{
    // What Bedrock's own examples have, and every provider takes.
    private const int IdLength = 11;
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Stands for the question and all that decides its answer: 11 letters and digits. The answer is found by it.</summary>
    public required string RecordId { get; init; }

    /// <summary>The tier that would have answered.</summary>
    public required string Tier { get; init; }

    /// <summary>Its model, where that is known: a batch is of one model.</summary>
    public string? ModelId { get; init; }

    /// <summary>The prompt.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>The options, tools included.</summary>
    public ChatOptions Options { get; init => field = value ?? new ChatOptions(); } = new();

    /// <summary>The request without what it says.</summary>
    /// <returns>Id and model.</returns>
    public override string ToString() => $"BatchRequest {{ RecordId = {RecordId}, ModelId = {ModelId} }}";

    /// <summary>55 bits of a hash, in letters that are not taken for one another.</summary>
    internal static string IdOf(string hexHash)
    {
        ulong bits = Convert.ToUInt64(hexHash[..16], 16);
        return string.Create(IdLength, bits, static (id, value) =>
        {
            for (int i = 0; i < id.Length; i++)
            {
                id[i] = Letters[(int)(value & 31)];
                value >>= 5;
            }
        });
    }
}
