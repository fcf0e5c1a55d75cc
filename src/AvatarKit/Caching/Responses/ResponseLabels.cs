namespace AvatarKit;

/// <summary>What an answer can be removed by, outside the process: nothing of anybody's words or ids is to be read in it.</summary>
internal static class ResponseLabels
{
    public const string All = "answers";

    public static string OfTag(string tag, string? tenantId) => Label("tag", tag, tenantId);

    public static string OfDocument(string document, string? tenantId) => Label("document", document, tenantId);

    public static string OfOwner(AssetOwner owner) => Label("owner", owner.TenantId, owner.UserId, owner.ConversationId);

    /// <summary>All labels of an answer.</summary>
    public static string[] Of(CachedResponse response, ResponseKey key, ConversationKey owner)
    {
        string tenant = key.Scope.TenantId;
        List<string> labels =
        [
            All,
            OfOwner(new AssetOwner(owner.TenantId, owner.UserId)),
            OfOwner(AssetOwner.Of(owner)),
        ];
        foreach (string tag in response.Tags)
        {
            labels.Add(OfTag(tag, tenantId: null));
            labels.Add(OfTag(tag, tenant));
        }

        foreach (string document in response.Sources.SelectMany(static source => (string?[])[source.Location, source.Title]).OfType<string>())
        {
            labels.Add(OfDocument(document, tenantId: null));
            labels.Add(OfDocument(document, tenant));
        }

        return [.. labels.Distinct(StringComparer.Ordinal)];
    }

    private static string Label(params string?[] values) => $"{All}:{CacheHash.Of(values)}";
}
