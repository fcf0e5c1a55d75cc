namespace AvatarKit.Tests.Routing;

public sealed class TierLadderTests
{
    [Theory]
    [InlineData("lite,pro,premier", "lite,pro,premier")]
    [InlineData("pro,premier", "pro,pro,premier")]
    [InlineData("lite,premier", "lite,premier,premier")]
    [InlineData("lite,pro", "lite,pro,pro")]
    [InlineData("premier", "premier,premier,premier")]
    [InlineData("lite", "lite,lite,lite")]
    [InlineData("only", "only,only,only")]
    [InlineData("only,PRO", "PRO,PRO,PRO")]
    [InlineData("one,two", ",,")]
    public void A_default_tier_that_was_removed_is_stood_for_by_the_nearest_there_is(string there, string found)
    {
        var tiers = there.Split(',').ToDictionary(static tier => tier, static _ => new ModelTierOptions(), StringComparer.OrdinalIgnoreCase);

        Assert.Equal(found, string.Join(',', TierLadder.Default.Select(tier => TierLadder.Find(tiers, tier))));
    }

    [Fact]
    public void Another_name_is_stood_for_by_nothing()
    {
        Assert.Null(TierLadder.Find(new AvatarChatbotOptions().Tiers, "ultra"));
    }
}
