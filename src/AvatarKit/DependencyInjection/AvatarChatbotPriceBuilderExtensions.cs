using AvatarKit;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds prices to those a turn's cost is reckoned with.</summary>
public static class AvatarChatbotPriceBuilderExtensions
{
    /// <summary>For hosts: adds prices that go before all others, such as those of a contract of one's own.
    /// What is added later goes first.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="book">The prices.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder AddPriceBook(this IAvatarChatbotBuilder builder, IPriceBook book) => builder.Add(book, isOnTop: true);

    /// <summary>For provider authors: adds prices that count where the host's own books and its registered
    /// <see cref="IPriceBook"/> know none.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="book">The prices.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder ProvidePriceBook(this IAvatarChatbotBuilder builder, IPriceBook book) => builder.Add(book, isOnTop: false);

    private static IAvatarChatbotBuilder Add(this IAvatarChatbotBuilder builder, IPriceBook book, bool isOnTop)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(book);
        builder.Services.AddSingleton(new PriceLayer(book, isOnTop));
        return builder;
    }
}
