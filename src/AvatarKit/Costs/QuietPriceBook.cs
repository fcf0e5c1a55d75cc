using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>A price book that may fail: what it cannot say has no known price.</summary>
internal sealed class QuietPriceBook(IPriceBook inner, ILogger logger) : IPriceBook
{
    public ModelPrice? FindModelPrice(string modelId, DateTimeOffset at) => Find(() => inner.FindModelPrice(modelId, at));

    public SpeechPrice? FindSpeechPrice(string provider, DateTimeOffset at) => Find(() => inner.FindSpeechPrice(provider, at));

    public ResourcePrice? FindResourcePrice(string resource, DateTimeOffset at) => Find(() => inner.FindResourcePrice(resource, at));

    private T? Find<T>(Func<T?> find)
        where T : class
    {
        try
        {
            return find();
        }
        catch (Exception exception)
        {
            CostLog.NoPrice(logger, ErrorText.For(exception));
            return null;
        }
    }
}
