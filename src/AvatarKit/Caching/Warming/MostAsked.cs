using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Counts which questions are asked most, in this process, in bounded memory. Thread-safe; <c>UseWarming()</c> adds it.</summary>
/// <remarks>
/// Counted are questions of turns that the response cache may answer: such as open a conversation and hang on nothing and nobody. Of a question,
/// hashes are kept, of itself and of the persons; its words only from the moment on at which <see cref="WarmingOptions.MinPersons"/> different
/// persons have asked it, and only such questions are ever given out. The hashes are keyed with a secret of the process. Persons without an id
/// (<see cref="AvatarRequest.UserId"/>) are one person.
/// The counts are those of Misra and Gries: each is too low by at most the questions asked, divided by 4,096; what is asked more often than that is
/// among them.
/// </remarks>
public sealed class MostAsked
{
    internal const int Capacity = 4_096;

    private readonly Dictionary<string, QuestionCounts> tenants = new(StringComparer.Ordinal);
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);
    private readonly WarmingOptions options;

    /// <summary>Creates the count.</summary>
    /// <param name="options">Whether questions are counted (<see cref="WarmingOptions.MostAsked"/>), of which tenants, and how many persons it
    /// takes; read once.</param>
    public MostAsked(IOptions<WarmingOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Value;
        if (this.options.MostAsked > 0)
        {
            foreach (string tenant in this.options.TenantIds.DefaultIfEmpty("default"))
            {
                tenants.TryAdd(tenant, new QuestionCounts(Capacity, this.options.MinPersons));
            }
        }
    }

    /// <summary>The questions that were asked most, the most frequent first, of those that enough persons have asked.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="tenantId">Of which tenant: one of <see cref="WarmingOptions.TenantIds"/>.</param>
    /// <returns>The questions, with avatar, locale and tags as they were asked; none where they are not counted.</returns>
    public IReadOnlyList<WarmingQuestion> Find(int count, string tenantId = "default")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(tenantId);
        return tenants.TryGetValue(tenantId, out QuestionCounts? counts) ? counts.Find(count) : [];
    }

    /// <summary>Notes a question of a turn that the response cache may answer.</summary>
    internal void Note(AvatarRequest request, string? avatarId, string locale)
    {
        if (tenants.TryGetValue(request.TenantId, out QuestionCounts? counts) && request.Message.Length <= WarmingFile.MaxLineLength / 4)
        {
            string question = Hash([QuestionText.Normalize(request.Message), avatarId, locale, .. request.Tags.Order(StringComparer.Ordinal)]);
            counts.Note(
                question,
                Hash([request.UserId]),
                () => new WarmingQuestion(request.Message) { AvatarId = avatarId, Locale = locale, Tags = [.. request.Tags] });
        }
    }

    private string Hash(IEnumerable<string?> values)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        foreach (string? value in values)
        {
            CacheHash.Append(hash, value);
        }

        return Convert.ToBase64String(hash.GetHashAndReset().AsSpan(0, 12));
    }
}
