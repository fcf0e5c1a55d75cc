using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Costs;

public sealed class PriceLayersTests
{
    [Fact]
    public void Without_any_the_default_is_the_default_book()
    {
        using ServiceProvider provider = Build(static _ => { });

        Assert.Same(JsonPriceBook.Default, provider.GetRequiredService<IPriceBook>());
    }

    [Fact]
    public void The_hosts_books_go_first_the_latest_of_all_and_providers_last()
    {
        using ServiceProvider provider = Build(
            builder => builder
                .ProvidePriceBook(Book(10, "a", "b", "c", "local/knowledge"))
                .AddPriceBook(Book(1, "a", "b"))
                .ProvidePriceBook(Book(20, "c"))
                .AddPriceBook(Book(2, "a")));
        IPriceBook prices = provider.GetRequiredService<IPriceBook>();

        Assert.Equal([2m, 1m, 20m, 0m], Prices(prices, "a", "b", "c", "local/knowledge"));
        Assert.Null(prices.FindModelPrice("d", default));
    }

    [Fact]
    public async Task A_book_the_host_registered_is_between_them_and_stays_what_it_is()
    {
        FakePriceBook mine = Book(5, "lite-model");
        await using var host = new EngineHost(
            services: services => services.AddSingleton<IPriceBook>(mine),
            build: builder => builder
                .ProvidePriceBook(
                    Book(10, "lite-model").RespondWith("fake", new SpeechPrice(1_000_000)).RespondWith("r", new ResourcePrice(7_000_000)))
                .AddPriceBook(new FakePriceBook().RespondWith("r", new ResourcePrice(3_000_000))));
        host.Lite.RespondWith(new FakeChatResponse().Text("Yes.").Usage(1_000_000, 0));
        host.Store.On(ConversationStoreOperation.StartTurn).RespondWith(_ =>
        {
            ResourceUsage.Report("r", 1);
            return FakeOutcome.Normal;
        });

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(new TurnCost { ModelUsd = 5, SpeechUsd = 4, ResourcesUsd = 3 }, response.Cost);
        Assert.Same(mine, host.Services.GetRequiredService<IPriceBook>());
    }

    private static ServiceProvider Build(Action<IAvatarChatbotBuilder> configure)
    {
        var services = new ServiceCollection();
        configure(services.AddAvatarChatbot());
        return services.BuildServiceProvider();
    }

    private static FakePriceBook Book(decimal price, params string[] models)
    {
        var book = new FakePriceBook();
        foreach (string model in models)
        {
            book.RespondWith(model, new ModelPrice(price, price));
        }

        return book;
    }

    private static IEnumerable<decimal> Prices(IPriceBook book, params string[] models)
        => models.Select(model => book.FindModelPrice(model, DateTimeOffset.UnixEpoch)!.InputPerMillionTokens);
}
