namespace AvatarKit.Tests.Costs;

public sealed class LayeredPriceBookTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_book_that_knows_gives_the_price()
    {
        JsonPriceBook top = JsonPriceBook.Parse("""
            { "currency": "USD",
              "models": [ { "model": "m", "inputPerMillionTokens": 1, "outputPerMillionTokens": 2, "validFrom": "2026-01-01", "source": "https://example.com", "checked": "2026-01-01" } ],
              "speech": [ { "provider": "flite", "perMillionCharacters": 3, "validFrom": "2026-01-01", "source": "https://example.com", "checked": "2026-01-01" } ],
              "resources": [ { "resource": "r", "perMillion": 4, "validFrom": "2026-01-01", "source": "https://example.com", "checked": "2026-01-01" } ] }
            """);
        var book = new LayeredPriceBook(top, JsonPriceBook.Default);

        Assert.Equal(1, book.FindModelPrice("m", Now)!.InputPerMillionTokens);
        Assert.Equal(0, book.FindModelPrice("local/knowledge", Now)!.InputPerMillionTokens);
        Assert.Equal(3, book.FindSpeechPrice("flite", Now)!.PerMillionCharacters);
        Assert.Equal(0, book.FindSpeechPrice("silent", Now)!.PerMillionCharacters);
        Assert.Equal(4, new LayeredPriceBook(JsonPriceBook.Default, top).FindResourcePrice("r", Now)!.PerMillion);
    }

    [Fact]
    public void What_no_book_knows_is_null()
    {
        var book = new LayeredPriceBook(JsonPriceBook.Default);

        Assert.Null(book.FindModelPrice("unknown", Now));
        Assert.Null(book.FindSpeechPrice("unknown", Now));
        Assert.Null(book.FindResourcePrice("unknown", Now));
        Assert.Null(new LayeredPriceBook().FindModelPrice("local/knowledge", Now));
    }
}
