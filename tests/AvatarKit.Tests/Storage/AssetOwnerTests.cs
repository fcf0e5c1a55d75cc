namespace AvatarKit.Tests.Storage;

public sealed class AssetOwnerTests
{
    [Theory]
    [InlineData("acme", "ada", null, "acme/ada")]
    [InlineData("acme", "ada", "c1", "acme/ada/c1")]
    [InlineData("a/b", "100%", "%2F", "a%2Fb/100%25/%252F")]
    [InlineData("größe", "💬 +", " ", "größe/💬 +/ ")]
    public void An_owner_is_written_as_one_text_and_read_again(string tenant, string user, string? conversation, string text)
    {
        var owner = new AssetOwner(tenant, user, conversation);

        Assert.Equal(text, owner.ToString());
        Assert.True(AssetOwner.TryParse(text, out AssetOwner read));
        Assert.Equal(owner, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("acme/")]
    [InlineData("/ada")]
    [InlineData("acme/ada/")]
    [InlineData("acme/ada/c1/x")]
    public void A_text_that_names_no_owner_is_not_read(string? text) => Assert.False(AssetOwner.TryParse(text, out _));

    [Fact]
    public void Every_owner_has_a_text_of_its_own()
    {
        string[] ids = ["a", "/", "%", "a/b", "%2F", "b"];
        string[] texts =
        [
            .. from tenant in ids
               from user in ids
               from conversation in ids.Append(null)
               select new AssetOwner(tenant, user, conversation).ToString(),
        ];

        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    [Fact]
    public void A_person_covers_all_conversations_and_a_conversation_itself_alone()
    {
        var person = new AssetOwner("acme", "ada");
        AssetOwner conversation = AssetOwner.Of(new ConversationKey("c1", "ada", "acme"));

        Assert.True(person.Covers(person));
        Assert.True(person.Covers(conversation));
        Assert.True(conversation.Covers(conversation));
        Assert.False(conversation.Covers(person));
        Assert.False(conversation.Covers(conversation with { ConversationId = "c2" }));
        Assert.False(person.Covers(conversation with { UserId = "Ada" }));
        Assert.False(person.Covers(conversation with { TenantId = "acme2" }));
    }

    [Theory]
    [InlineData("", "ada", null)]
    [InlineData("acme", "", null)]
    [InlineData("acme", "ada", "")]
    [InlineData(null, "ada", null)]
    [InlineData("acme", "half a high", null)]
    [InlineData("acme", "ada", "half a low")]
    public void Ids_that_no_store_could_keep_apart_are_refused(string? tenant, string user, string? conversation)
    {
        // Half a character does not survive the way into a test's parameters.
        user = user == "half a high" ? "\uD83D" : user;
        conversation = conversation == "half a low" ? "x\uDE00" : conversation;

        ArgumentException refused = Assert.Throws<ArgumentException>(() => AssetOwner.ThrowIfInvalid(new AssetOwner(tenant!, user, conversation)));

        Assert.DoesNotContain("ada", refused.Message, StringComparison.Ordinal);
        AssetOwner.ThrowIfInvalid(new AssetOwner("acme", "🙂", "💬"));
    }
}
