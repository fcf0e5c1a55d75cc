namespace AvatarKit.Aws.Tests.Conversation;

public class ModelIdsTests
{
    [Theory]
    [InlineData("amazon.nova-2-lite-v1:0", "us", "us.amazon.nova-2-lite-v1:0")]
    [InlineData("us.amazon.nova-2-lite-v1:0", "eu", "us.amazon.nova-2-lite-v1:0")]
    [InlineData("global.amazon.nova-2-lite-v1:0", "eu", "global.amazon.nova-2-lite-v1:0")]
    [InlineData(
        "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc",
        "eu",
        "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc")]
    [InlineData("amazon.nova-lite-v1:0", null, "amazon.nova-lite-v1:0")]
    public void A_profile_prefix_is_put_where_there_is_none(string id, string? prefix, string expected)
        => Assert.Equal(expected, ModelIds.WithProfile(id, prefix));
}
