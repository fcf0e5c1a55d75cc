using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Aws.Tests.DependencyInjection;

public sealed class PriceRegistrationTests
{
    public static TheoryData<string, Action<IAvatarChatbotBuilder>> Parts => new()
    {
        { "Polly", static builder => builder.UsePolly() },
        { "DynamoDB", static builder => builder.UseDynamoDb() },
        { "S3", static builder => builder.UseS3Assets() },
        { "Bedrock", static builder => builder.UseBedrock() },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_taken_alone_brings_the_prices_of_AWS(string part, Action<IAvatarChatbotBuilder> use)
    {
        var services = new ServiceCollection();
        use(services.AddAvatarChatbot());
        using ServiceProvider provider = services.BuildServiceProvider();

        IPriceBook book = provider.GetRequiredService<IPriceBook>();
        DateTimeOffset now = TimeProvider.System.GetUtcNow();

        Assert.True(book.FindSpeechPrice("polly/neural", now) is not null, part);
        Assert.True(book.FindResourcePrice("dynamodb/write-unit", now) is not null, part);
    }

    [Fact]
    public void Several_parts_bring_the_book_once()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UsePolly().UseAws().UseBedrock();

        Assert.Single(services, static one => one.ServiceType.Name == "PriceLayer");
    }
}
