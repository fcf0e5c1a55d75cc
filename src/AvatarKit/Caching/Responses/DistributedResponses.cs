using System.Globalization;
using Microsoft.Extensions.Caching.Distributed;

namespace AvatarKit;

/// <summary>Answers outside the process: in the host's distributed cache, or in its shared one. Thread-safe.</summary>
internal sealed class DistributedResponses
{
    private const string Area = "answers";
    private const string What = "store of answers";
    private static readonly ProviderKey Provider = new(ProviderKind.ResponseCache, "distributed");

    // Versions leave one another's answers alone, while each removes those of all.
    private static readonly string Prefix = CachedResponseSerializer.Version.ToString(CultureInfo.InvariantCulture) + ".";

    private readonly ISecondLevel level;

    private DistributedResponses(ISecondLevel level) => this.level = level;

    /// <summary>The part of the shared cache that answers are in; <see langword="null"/>: they are in a distributed one.</summary>
    public SharedSecondLevel? Shared => level as SharedSecondLevel;

    public byte[] Mark => level.Mark;

    public static DistributedResponses In(IDistributedCache cache, TimeProvider time)
        => new(new MarkedDistributedCache(cache, "avatarkit.answers/", What, Provider, time));

    public static DistributedResponses In(ISharedCache cache, TimeProvider time)
        => new(new SharedSecondLevel(cache, Area, What, isAnnounced: true, Provider, time));

    public static string NameOf(in ResponseKey key) => Prefix + key.ToHash();

    /// <summary>The name of what is kept under a key of the shared cache; <see langword="null"/>: no answer of this version.</summary>
    public static string? NameOf(string sharedKey)
        => sharedKey.StartsWith($"{Area}/{Prefix}", StringComparison.Ordinal) ? sharedKey[(Area.Length + 1)..] : null;

    /// <returns>The answer; <see langword="null"/>: none, or one of another version.</returns>
    /// <exception cref="InvalidDataException">What is there is damaged, or is not the answer to this question.</exception>
    public async ValueTask<DistributedResponse?> GetAsync(string name, CancellationToken cancellationToken)
    {
        if (await level.GetAsync(name, cancellationToken).ConfigureAwait(false) is not { } read
            || CachedResponseSerializer.Deserialize(read.Body, read.WrittenAt) is not { } response)
        {
            return null;
        }

        return NameOf(response.Key) == name ? response : throw new InvalidDataException("A cached answer is that of another question.");
    }

    public ValueTask SetAsync(DistributedResponse response, byte[] begun, TimeSpan expiration, CancellationToken cancellationToken)
    {
        string[] labels = Shared is null ? [] : ResponseLabels.Of(response.Response, response.Key, response.Owner);
        return level.SetAsync(
            new SecondLevelWrite(NameOf(response.Key), begun, expiration, labels),
            target => CachedResponseSerializer.Serialize(response, target),
            cancellationToken);
    }

    public ValueTask RemoveAsync(ResponseKey key, CancellationToken cancellationToken) => level.RemoveAsync(NameOf(key), cancellationToken);

    public ValueTask RemoveLabelAsync(string label, CancellationToken cancellationToken) => level.RemoveLabelAsync(label, cancellationToken);
}
