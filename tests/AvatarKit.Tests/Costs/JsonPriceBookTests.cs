using System.Text;

namespace AvatarKit.Tests.Costs;

public sealed class JsonPriceBookTests
{
    private const string Dated = """ "validFrom": "2026-01-01", "source": "https://example.com/prices", "checked": "2026-11-01" """;

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_price_is_found_by_its_exact_id()
    {
        JsonPriceBook book =
            Models(
                $$"""{ "model": "small", "inputPerMillionTokens": 0.06, "cachedInputPerMillionTokens": 0.015, "outputPerMillionTokens": 0.24, {{Dated}} }""");

        Assert.Equal(new ModelPrice(0.06m, 0.24m) { CachedInputPerMillionTokens = 0.015m }, book.FindModelPrice("small", Now));
    }

    [Theory]
    [InlineData("smaller")]
    [InlineData("Small")]
    [InlineData("")]
    public void A_price_that_is_not_in_the_book_is_null(string model)
    {
        JsonPriceBook book = Models($$"""{ "model": "small", "inputPerMillionTokens": 1, "outputPerMillionTokens": 2, {{Dated}} }""");

        Assert.Null(book.FindModelPrice(model, Now));
        Assert.Null(book.FindSpeechPrice(model, Now));
    }

    [Theory]
    [InlineData("nova-lite-v1", 3)]
    [InlineData("nova-lite-v2", 2)]
    [InlineData("nova-pro", 1)]
    [InlineData("nova-", 1)]
    public void An_exact_id_goes_before_a_prefix_and_a_longer_prefix_before_a_shorter_one(string model, int expected)
    {
        JsonPriceBook book = Models(
            $$"""{ "model": "nova-*", "inputPerMillionTokens": 1, "outputPerMillionTokens": 1, {{Dated}} }""",
            $$"""{ "model": "nova-lite-*", "inputPerMillionTokens": 2, "outputPerMillionTokens": 2, {{Dated}} }""",
            $$"""{ "model": "nova-lite-v1", "inputPerMillionTokens": 3, "outputPerMillionTokens": 3, {{Dated}} }""");

        Assert.Equal(expected, book.FindModelPrice(model, Now)!.InputPerMillionTokens);
    }

    [Theory]
    [InlineData("2025-12-31T23:59:59Z", null)]
    [InlineData("2026-01-01T00:00:00Z", 1)]
    [InlineData("2026-06-30T23:59:59Z", 1)]
    [InlineData("2026-07-01T00:00:00Z", 2)]
    [InlineData("2026-07-01T01:00:00+02:00", 1)]
    [InlineData("2026-09-30T23:59:59Z", 2)]
    [InlineData("2026-10-01T00:00:00Z", null)]
    public void The_latest_price_that_has_begun_counts_until_it_ends(string at, int? expected)
    {
        JsonPriceBook book = Models(
            """{ "model": "m", "inputPerMillionTokens": 1, "outputPerMillionTokens": 1, "validFrom": "2026-01-01", "source": "https://example.com", "checked": "2026-01-02" }""",
            """{ "model": "m", "inputPerMillionTokens": 2, "outputPerMillionTokens": 2, "validFrom": "2026-07-01", "validUntil": "2026-10-01", "source": "https://example.com", "checked": "2026-07-02" }""");

        Assert.Equal(expected, book.FindModelPrice("m", DateTimeOffset.Parse(at))?.InputPerMillionTokens);
    }

    [Fact]
    public void Speech_has_its_own_prices()
    {
        JsonPriceBook book =
            JsonPriceBook.Parse($$"""{ "currency": "USD", "speech": [ { "provider": "polly", "perMillionCharacters": 16.00, {{Dated}} } ] }""");

        Assert.Equal(new SpeechPrice(16m), book.FindSpeechPrice("polly", Now));
        Assert.Null(book.FindSpeechPrice("flite", Now));
    }

    [Theory]
    [InlineData("flite")]
    [InlineData("espeak")]
    [InlineData("silent")]
    public void The_default_book_knows_that_local_voices_are_free(string provider)
        => Assert.Equal(new SpeechPrice(0), JsonPriceBook.Default.FindSpeechPrice(provider, Now));

    [Fact]
    public void The_default_book_knows_the_local_model_and_nothing_it_cannot_know()
    {
        Assert.Equal(new ModelPrice(0, 0), JsonPriceBook.Default.FindModelPrice("local/knowledge", Now));
        Assert.Null(JsonPriceBook.Default.FindModelPrice("amazon.nova-lite-v1:0", Now));
        Assert.Null(JsonPriceBook.Default.FindSpeechPrice("polly", Now));
    }

    [Fact]
    public void A_resources_price_is_found_by_its_whole_name_while_it_holds()
    {
        JsonPriceBook book = JsonPriceBook.Parse(
            $$"""{ "currency": "USD", "resources": [ { "resource": "dynamodb/write-unit", "perMillion": 0.625, {{Dated}} } ] }""");

        Assert.Equal(new ResourcePrice(0.625m), book.FindResourcePrice("dynamodb/write-unit", Now));
        Assert.Null(book.FindResourcePrice("dynamodb/write", Now));
        Assert.Null(book.FindResourcePrice("dynamodb/write-unit", DateTimeOffset.MinValue));
        Assert.Null(JsonPriceBook.Default.FindResourcePrice("dynamodb/write-unit", Now));
    }

    [Fact]
    public void A_stream_is_read_with_its_byte_order_mark_and_left_open()
    {
        using var stream = new MemoryStream([.. Encoding.UTF8.Preamble, .. "{ \"currency\": \"USD\" }"u8]);

        Assert.Null(JsonPriceBook.Load(stream).FindModelPrice("m", Now));
        Assert.True(stream.CanRead);
    }

    [Theory]
    [InlineData("""[]""", "$")]
    [InlineData("""{ "currency": "EUR" }""", "$.currency")]
    [InlineData("""{ }""", "$.currency")]
    [InlineData("""{ "currency": "USD", "voices": [] }""", "$.voices")]
    [InlineData("""{ "currency": "USD", "models": {} }""", "$.models")]
    [InlineData("""{ "currency": "USD", "models": [ 7 ] }""", "$.models[0]")]
    [InlineData("""{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": 1 } ] }""", "$.models[0].outputPerMillionTokens")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": " ", "inputPerMillionTokens": 1, "outputPerMillionTokens": 1 } ] }""",
        "$.models[0].model")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "a*b", "inputPerMillionTokens": 1, "outputPerMillionTokens": 1 } ] }""",
        "$.models[0].model")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": -1, "outputPerMillionTokens": 1 } ] }""",
        "$.models[0].inputPerMillionTokens")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": "1", "outputPerMillionTokens": 1 } ] }""",
        "$.models[0].inputPerMillionTokens")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": 1, "outputPerMillionTokens": null } ] }""",
        "$.models[0].outputPerMillionTokens")]
    [InlineData("""{ "currency": "USD", "models": [ { "model": "m", "input": 1 } ] }""", "$.models[0].input")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": 0, "outputPerMillionTokens": 0 } ] }""",
        "$.models[0].free")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": 0, "outputPerMillionTokens": 0, "free": "" } ] }""",
        "$.models[0].free")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": 1, "outputPerMillionTokens": 1, "free": "really" } ] }""",
        "$.models[0].free")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": 1, "outputPerMillionTokens": 1 } ] }""",
        "$.models[0].validFrom")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": 1, "outputPerMillionTokens": 1, "validFrom": "1.2.2026" } ] }""",
        "$.models[0].validFrom")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": 1, "outputPerMillionTokens": 1, "validFrom": "2026-01-01" } ] }""",
        "$.models[0].checked")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": 1, "outputPerMillionTokens": 1, "validFrom": "2026-01-01", "checked": "2026-01-01" } ] }""",
        "$.models[0].source")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": 1, "outputPerMillionTokens": 1, "validFrom": "2026-01-01", "checked": "2026-01-01", "source": "ask Bob" } ] }""",
        "$.models[0].source")]
    [InlineData(
        """{ "currency": "USD", "models": [ { "model": "m", "inputPerMillionTokens": 1, "outputPerMillionTokens": 1, "validFrom": "2026-01-01", "validUntil": "2026-01-01" } ] }""",
        "$.models[0].validUntil")]
    [InlineData(
        """{ "currency": "USD", "speech": [ { "provider": "p", "perMillionCharacters": 0, "free": "Ours." }, { "provider": "*", "perMillionCharacters": 0, "free": "Ours." } ] }""",
        "$.speech[1].provider")]
    [InlineData(
        """{ "currency": "USD", "speech": [ { "provider": "p", "perMillionCharacters": 0, "free": "Ours." }, { "provider": "p", "perMillionCharacters": 0, "free": "Ours." } ] }""",
        "$.speech[1]")]
    [InlineData("""{ "currency": "USD", "resources": [ { "resource": "r", "perMillion": 0 } ] }""", "$.resources[0].free")]
    [InlineData("""{ "currency": "USD", "resources": [ { "resource": "r/*", "perMillion": 0, "free": "Ours." } ] }""", "$.resources[0].resource")]
    [InlineData("""{ "currency": "USD", "resources": [ { "resource": "r", "perThousand": 1 } ] }""", "$.resources[0].perThousand")]
    [InlineData("""{ "currency": "USD", "resources": [ { "perMillion": 1 } ] }""", "$.resources[0].resource")]
    [InlineData("""{ "currency": "USD", "currency": "USD" }""", "$")]
    [InlineData("""{ "currency": "USD" """, "$")]
    [InlineData("""{ "currency": "\ud800" }""", "$")]
    [InlineData("""{ "currency": "USD", "\udc00": 1 }""", "$")]
    [InlineData("", "$")]
    public void A_book_that_is_wrong_is_refused_with_the_place(string json, string path)
    {
        PriceBookException error = Assert.Throws<PriceBookException>(() => JsonPriceBook.Parse(json));

        Assert.Equal(path, error.Path);
        Assert.Equal("prices.invalid", error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    private static JsonPriceBook Models(params string[] entries)
        => JsonPriceBook.Parse($$"""{ "currency": "USD", "models": [ {{string.Join(',', entries)}} ] }""");
}
