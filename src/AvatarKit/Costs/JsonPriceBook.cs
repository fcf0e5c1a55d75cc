using System.Text;

namespace AvatarKit;

/// <summary>Prices from JSON, each with its dates and its source. Immutable and thread-safe.</summary>
/// <remarks>
/// <para>The book is an object with <c>currency</c>, always <c>"USD"</c>, and the lists <c>models</c>, <c>speech</c> and <c>resources</c>, each
/// of which may be absent:</para>
/// <code>
/// {
///   "currency": "USD",
///   "models": [
///     { "model": "example.small-v1", "inputPerMillionTokens": 0.06, "cachedInputPerMillionTokens": 0.015, "outputPerMillionTokens": 0.24,
///       "validFrom": "2026-01-01", "validUntil": "2027-01-01", "source": "https://example.com/pricing", "checked": "2026-11-23" },
///     { "model": "local/*", "inputPerMillionTokens": 0, "outputPerMillionTokens": 0, "free": "Runs on our own machine." }
///   ],
///   "speech": [
///     { "provider": "example", "perMillionCharacters": 16.00,
///       "validFrom": "2026-01-01", "source": "https://example.com/voices", "checked": "2026-11-23" }
///   ],
///   "resources": [
///     { "resource": "example/write-request", "perMillion": 0.625,
///       "validFrom": "2026-01-01", "source": "https://example.com/storage", "checked": "2026-11-23" }
///   ]
/// }
/// </code>
/// <para>
/// <c>model</c> is a model id, or the beginning of ids with <c>*</c> at its end; <c>provider</c> is a <see cref="VoiceInfo.Provider"/> and
/// <c>resource</c> a name given to <see cref="ResourceUsage.Report"/>. All are
/// compared with regard to case. An exact id goes before a prefix, a longer prefix before a shorter one. Prices are US dollars per million
/// tokens, characters or units; without <c>cachedInputPerMillionTokens</c> cached input costs as other input does. <c>validFrom</c> is the first
/// day (UTC) the price holds and <c>validUntil</c>, optional, the first day it no longer does; of several entries for one name the latest that
/// has begun counts. <c>source</c> is the URL where the price is published and <c>checked</c> the day it was read there. A price of 0 takes the
/// reason in <c>free</c>; an entry that is free altogether needs no dates and no source. A property the book does not know is an error. A price
/// that is not in the book is not known, and is <see langword="null"/>. Comments and trailing commas are allowed.
/// </para>
/// </remarks>
public sealed class JsonPriceBook : IPriceBook
{
    private static readonly Lazy<JsonPriceBook> Embedded = new(static () =>
    {
        using Stream stream = typeof(JsonPriceBook).Assembly.GetManifestResourceStream("AvatarKit.Costs.prices.json")!;
        return Load(stream);
    });

    private readonly PriceLists prices;

    private JsonPriceBook(ReadOnlyMemory<byte> utf8Json) => prices = PriceBookReader.Read(utf8Json);

    /// <summary>What is certain without asking anyone: AvatarKit's own model, voices and silence run on
    /// the host's machine and cost nothing.</summary>
    public static JsonPriceBook Default => Embedded.Value;

    /// <summary>Reads a book.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The book.</returns>
    /// <exception cref="PriceBookException">It is not a price book; <see cref="PriceBookException.Path"/> says where.</exception>
    public static JsonPriceBook Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new JsonPriceBook(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads a book.</summary>
    /// <param name="utf8Json">The JSON in UTF-8, with or without a byte order mark, read to the end.
    /// The caller keeps ownership of the stream.</param>
    /// <returns>The book.</returns>
    /// <exception cref="PriceBookException">It is not a price book; <see cref="PriceBookException.Path"/> says where.</exception>
    public static JsonPriceBook Load(Stream utf8Json)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        using var reader = new StreamReader(utf8Json, Encoding.UTF8, leaveOpen: true);
        return Parse(reader.ReadToEnd());
    }

    /// <inheritdoc/>
    public ModelPrice? FindModelPrice(string modelId, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(modelId);
        return prices.Models.Find(modelId, at);
    }

    /// <inheritdoc/>
    public SpeechPrice? FindSpeechPrice(string provider, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return prices.Speech.Find(provider, at);
    }

    /// <inheritdoc/>
    public ResourcePrice? FindResourcePrice(string resource, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return prices.Resources.Find(resource, at);
    }
}
