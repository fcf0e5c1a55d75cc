namespace AvatarKit.Aws.Tests.Costs;

public sealed class AwsPriceBookTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("amazon.nova-micro-v1:0", 0.035, 0.14)]
    [InlineData("amazon.nova-lite-v1:0", 0.06, 0.24)]
    [InlineData("amazon.nova-pro-v1:0", 0.80, 3.20)]
    [InlineData("amazon.nova-premier-v1:0", 2.50, 12.50)]
    [InlineData("amazon.nova-2-lite-v1:0", 0.33, 2.75)]
    [InlineData("amazon.nova-2-pro-preview-20251202-v1:0", 1.375, 11)]
    [InlineData("amazon.nova-2-omni-v1:0", 0.30, 2.80)]
    public void Every_Nova_model_has_its_price_by_every_name(string model, double input, double output)
    {
        foreach (string name in (string[])[
            model, $"us.{model}", $"eu.{model}", $"apac.{model}", $"global.{model}",
            $"arn:aws:bedrock:us-east-1::foundation-model/{model}", $"arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.{model}"])
        {
            ModelPrice price = AwsPriceBook.Default.FindModelPrice(name, Now)!;

            Assert.Equal(((decimal)input, (decimal)output), (price.InputPerMillionTokens, price.OutputPerMillionTokens));
        }
    }

    [Theory]
    [InlineData("amazon.nova-sonic-v1:0")]
    [InlineData("anthropic.claude-3-haiku-20240307-v1:0")]
    [InlineData("xx.amazon.nova-lite-v1:0")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123")]
    public void A_model_it_does_not_know_has_no_price(string model) => Assert.Null(AwsPriceBook.Default.FindModelPrice(model, Now));

    [Fact]
    public void Cached_input_has_a_price_of_its_own_where_one_is_known()
    {
        Assert.Equal(0.20m, AwsPriceBook.Default.FindModelPrice("amazon.nova-pro-v1:0", Now)!.CachedInputPerMillionTokens);
        Assert.Null(AwsPriceBook.Default.FindModelPrice("amazon.nova-2-lite-v1:0", Now)!.CachedInputPerMillionTokens);
    }

    [Theory]
    [InlineData("polly/standard", 4)]
    [InlineData("polly/neural", 16)]
    [InlineData("polly/generative", 30)]
    [InlineData("polly/long-form", 100)]
    public void Every_Polly_engine_has_its_price(string provider, int perMillion)
        => Assert.Equal(new SpeechPrice(perMillion), AwsPriceBook.Default.FindSpeechPrice(provider, Now));

    [Theory]
    [InlineData("bedrock/image/amazon.nova-canvas-v1:0", 40_000)]
    [InlineData("bedrock/image/us.amazon.nova-canvas-v1:0", 40_000)]
    [InlineData("dynamodb/write-unit", 0.625)]
    [InlineData("dynamodb/read-unit", 0.125)]
    [InlineData("s3/put-request", 5)]
    [InlineData("s3/get-request", 0.4)]
    [InlineData("bedrock/guardrail/content-unit", 150)]
    [InlineData("bedrock/guardrail/topic-unit", 150)]
    [InlineData("bedrock/guardrail/sensitive-information-unit", 100)]
    [InlineData("bedrock/guardrail/word-unit", 0)]
    public void Every_resource_has_its_price(string resource, double perMillion)
        => Assert.Equal(new ResourcePrice((decimal)perMillion), AwsPriceBook.Default.FindResourcePrice(resource, Now));

    [Fact]
    public void Before_it_was_published_no_price_is_known()
    {
        DateTimeOffset before = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Null(AwsPriceBook.Default.FindModelPrice("amazon.nova-lite-v1:0", before));
        Assert.Null(AwsPriceBook.Default.FindSpeechPrice("polly/neural", before));
        Assert.Null(AwsPriceBook.Default.FindResourcePrice("dynamodb/write-unit", before));
    }
}
