namespace AvatarKit.Aws;

/// <summary>Finds a model's price by any of the names Bedrock takes for it.</summary>
internal sealed class BedrockNamePriceBook(IPriceBook book) : IPriceBook
{
    private const string ImagePrefix = "bedrock/image/";
    private static readonly string[] Geographies = ["us.", "us-gov.", "eu.", "apac.", "jp.", "au.", "ca.", "global."];

    public ModelPrice? FindModelPrice(string modelId, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(modelId);
        return book.FindModelPrice(ModelOf(modelId), at);
    }

    public SpeechPrice? FindSpeechPrice(string provider, DateTimeOffset at) => book.FindSpeechPrice(provider, at);

    public ResourcePrice? FindResourcePrice(string resource, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return book.FindResourcePrice(
            resource.StartsWith(ImagePrefix, StringComparison.Ordinal) ? ImagePrefix + ModelOf(resource[ImagePrefix.Length..]) : resource, at);
    }

    // arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0 is amazon.nova-lite-v1:0.
    private static string ModelOf(string id)
    {
        string name = id.StartsWith("arn:", StringComparison.Ordinal) ? id[(id.LastIndexOf('/') + 1)..] : id;
        string? geography = Geographies.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
        return geography is null ? name : name[geography.Length..];
    }
}
