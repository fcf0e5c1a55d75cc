namespace AvatarKit;

/// <summary>Several price books, one over the other: the first that knows a price gives it. Thread-safe as the books are.</summary>
/// <remarks>To add prices to an avatar's, <c>AddPriceBook</c> on its builder is enough.</remarks>
/// <example>
/// <code>
/// services.AddSingleton&lt;IPriceBook&gt;(new LayeredPriceBook(JsonPriceBook.Load(stream), JsonPriceBook.Default));
/// </code>
/// </example>
public sealed class LayeredPriceBook : IPriceBook
{
    private readonly IPriceBook[] books;

    /// <summary>Lays books over one another.</summary>
    /// <param name="books">The books, the one that goes first on top.</param>
    public LayeredPriceBook(params IEnumerable<IPriceBook> books)
    {
        ArgumentNullException.ThrowIfNull(books);
        this.books = [.. books];
        if (this.books.Contains(null))
        {
            throw new ArgumentException("One of the price books is null.", nameof(books));
        }
    }

    /// <inheritdoc/>
    public ModelPrice? FindModelPrice(string modelId, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(modelId);
        return books.Select(book => book.FindModelPrice(modelId, at)).FirstOrDefault(static price => price is not null);
    }

    /// <inheritdoc/>
    public SpeechPrice? FindSpeechPrice(string provider, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return books.Select(book => book.FindSpeechPrice(provider, at)).FirstOrDefault(static price => price is not null);
    }

    /// <inheritdoc/>
    public ResourcePrice? FindResourcePrice(string resource, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return books.Select(book => book.FindResourcePrice(resource, at)).FirstOrDefault(static price => price is not null);
    }
}
