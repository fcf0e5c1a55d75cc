namespace AvatarKit.Aws;

/// <summary>What AWS charges, on demand in us-east-1, as published in September 2026.</summary>
/// <remarks>
/// It knows the Nova models (by model id, system-defined inference profile such as <c>eu.amazon.nova-lite-v1:0</c>, or the ARN of either),
/// Polly's engines (<c>polly/neural</c>), images (<c>bedrock/image/amazon.nova-canvas-v1:0</c>, at standard quality and up to 1024 × 1024
/// pixels), the text units of guardrails (<c>bedrock/guardrail/content-unit</c>, …) and requests to DynamoDB and S3
/// (<c>dynamodb/write-unit</c>, <c>dynamodb/read-unit</c>, <c>s3/put-request</c>, <c>s3/get-request</c>). Other regions and an account's own
/// discounts differ: add a book of your own with
/// <c>AddPriceBook</c>, which goes before this one.
/// </remarks>
public static class AwsPriceBook
{
    private static readonly Lazy<IPriceBook> Embedded = new(static () =>
    {
        using Stream stream = typeof(AwsPriceBook).Assembly.GetManifestResourceStream("AvatarKit.Aws.Costs.prices.json")!;
        return new BedrockNamePriceBook(JsonPriceBook.Load(stream));
    });

    /// <summary>The book; immutable and thread-safe.</summary>
    public static IPriceBook Default => Embedded.Value;
}
