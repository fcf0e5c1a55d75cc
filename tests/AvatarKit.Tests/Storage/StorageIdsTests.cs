namespace AvatarKit.Tests.Storage;

public sealed class StorageIdsTests
{
    [Fact]
    public void An_id_is_whole_characters_of_any_script()
    {
        foreach (string id in (string[])["a", " ", "\0", "/", "é", "日本", "\U0001F600", "a\U0001F600\U0001F600b"])
        {
            StorageIds.ThrowIfInvalid(id);
            ConversationKey.ThrowIfInvalid(new ConversationKey(id, id, id));
        }
    }

    [Fact]
    public void An_id_that_no_store_could_keep_apart_is_refused_by_the_name_of_the_argument()
    {
        // No inline data: attributes cannot hold half a surrogate pair.
        foreach (string userId in (string[])["", "\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "\U0001F600\uD83D"])
        {
            Assert.Equal(nameof(userId), Assert.Throws<ArgumentException>(() => StorageIds.ThrowIfInvalid(userId)).ParamName);
            foreach (ConversationKey key in (ConversationKey[])[new(userId), new("c", userId), new("c", "u", userId)])
            {
                Assert.Equal(nameof(key), Assert.Throws<ArgumentException>(() => ConversationKey.ThrowIfInvalid(key)).ParamName);
            }
        }

        Assert.Throws<ArgumentNullException>(() => StorageIds.ThrowIfInvalid(null!));
        Assert.Throws<ArgumentNullException>(() => ConversationKey.ThrowIfInvalid(default));
    }
}
