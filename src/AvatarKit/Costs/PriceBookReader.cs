using System.Globalization;
using System.Text.Json;

namespace AvatarKit;

/// <summary>Reads the JSON of a price book, strictly: what it does not know or miss is an error with its path.</summary>
internal static class PriceBookReader
{
    private static readonly JsonDocumentOptions Strict =
        new() { AllowDuplicateProperties = false, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly string[] CommonNames = ["free", "validFrom", "validUntil", "source", "checked"];

    public static PriceLists Read(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8Json, Strict);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new PriceBookException(e.Path ?? "$", $"it cannot be read as JSON. {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            // What the parser raises when a text is first looked at.
            throw new PriceBookException("$", "a name or a text in it is no well-formed Unicode.", e);
        }
    }

    private static PriceLists Read(JsonElement root)
    {
        RequireObject(root, "$");
        RequireNames(root, "$", ["currency", "models", "speech", "resources", "$schema"]);
        if (!root.TryGetProperty("currency", out JsonElement currency)
            || currency.ValueKind != JsonValueKind.String || currency.GetString() != "USD")
        {
            throw new PriceBookException("$.currency", "prices are in US dollars; write \"currency\": \"USD\".");
        }

        return new PriceLists(
            new PriceList<ModelPrice>(Entries(root, "models", ReadModel)),
            new PriceList<SpeechPrice>(Entries(root, "speech", ReadSpeech)),
            new PriceList<ResourcePrice>(Entries(root, "resources", ReadResource)));
    }

    private static List<PriceEntry<TPrice>> Entries<TPrice>(JsonElement root, string name, Func<JsonElement, string, PriceEntry<TPrice>> read)
    {
        List<PriceEntry<TPrice>> entries = [];
        if (root.TryGetProperty(name, out JsonElement list))
        {
            if (list.ValueKind != JsonValueKind.Array)
            {
                throw new PriceBookException($"$.{name}", "a list of entries belongs here.");
            }

            foreach (JsonElement entry in list.EnumerateArray())
            {
                entries.Add(read(entry, $"$.{name}[{entries.Count}]"));
            }
        }

        return entries;
    }

    private static PriceEntry<ModelPrice> ReadModel(JsonElement entry, string path)
    {
        RequireObject(entry, path);
        RequireNames(entry, path, [.. CommonNames, "model", "inputPerMillionTokens", "cachedInputPerMillionTokens", "outputPerMillionTokens"]);
        string pattern = Text(entry, path, "model");
        if (pattern.AsSpan(..^1).Contains('*'))
        {
            throw new PriceBookException($"{path}.model", "'*' stands at the end only, for every model id that begins with what is before it.");
        }

        decimal input = Price(entry, path, "inputPerMillionTokens");
        decimal output = Price(entry, path, "outputPerMillionTokens");
        decimal? cached = entry.TryGetProperty("cachedInputPerMillionTokens", out _) ? Price(entry, path, "cachedInputPerMillionTokens") : null;
        return Entry(
            entry,
            path,
            pattern,
            new ModelPrice(input, output) { CachedInputPerMillionTokens = cached },
            cached is decimal c ? [input, output, c] : [input, output]);
    }

    private static PriceEntry<SpeechPrice> ReadSpeech(JsonElement entry, string path)
    {
        RequireObject(entry, path);
        RequireNames(entry, path, [.. CommonNames, "provider", "perMillionCharacters"]);
        string provider = WholeName(entry, path, "provider", "a speech provider");
        decimal price = Price(entry, path, "perMillionCharacters");
        return Entry(entry, path, provider, new SpeechPrice(price), [price]);
    }

    private static PriceEntry<ResourcePrice> ReadResource(JsonElement entry, string path)
    {
        RequireObject(entry, path);
        RequireNames(entry, path, [.. CommonNames, "resource", "perMillion"]);
        string resource = WholeName(entry, path, "resource", "a resource");
        decimal price = Price(entry, path, "perMillion");
        return Entry(entry, path, resource, new ResourcePrice(price), [price]);
    }

    private static string WholeName(JsonElement entry, string path, string name, string what)
    {
        string text = Text(entry, path, name);
        return text.Contains('*', StringComparison.Ordinal)
            ? throw new PriceBookException($"{path}.{name}", $"{what} is named in full, without '*'.")
            : text;
    }

    private static PriceEntry<TPrice> Entry<TPrice>(JsonElement entry, string path, string pattern, TPrice price, decimal[] amounts)
    {
        bool isFree = entry.TryGetProperty("free", out _);
        if (isFree)
        {
            Text(entry, path, "free");
            if (!amounts.Contains(0))
            {
                throw new PriceBookException($"{path}.free", "no price of this entry is 0. Leave 'free' out.");
            }
        }
        else if (amounts.Contains(0))
        {
            throw new PriceBookException(
                $"{path}.free",
                "a price of 0 needs the reason why it is free. Leave the entry out if the price is not known.");
        }

        bool costs = amounts.Any(static amount => amount > 0);
        DateOnly? from = Date(entry, path, "validFrom", costs);
        DateOnly? until = Date(entry, path, "validUntil", isRequired: false);
        if (until <= (from ?? DateOnly.MinValue))
        {
            throw new PriceBookException(
                $"{path}.validUntil",
                "the price ends before it begins. It is the first day on which the price no longer holds.");
        }

        Date(entry, path, "checked", costs);
        if ((costs || entry.TryGetProperty("source", out _))
            && (!Uri.TryCreate(Text(entry, path, "source"), UriKind.Absolute, out Uri? source) || source.Scheme is not ("https" or "http")))
        {
            throw new PriceBookException($"{path}.source", "an http or https URL where the price can be looked up belongs here.");
        }

        return new PriceEntry<TPrice>(path, pattern, price, from ?? DateOnly.MinValue, until);
    }

    private static void RequireObject(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new PriceBookException(path, "an object belongs here.");
        }
    }

    private static void RequireNames(JsonElement element, string path, string[] known)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                throw new PriceBookException($"{path}.{property.Name}", $"there is no such property. Known are {string.Join(", ", known)}.");
            }
        }
    }

    private static string Text(JsonElement entry, string path, string name)
        => entry.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()!
            : throw new PriceBookException($"{path}.{name}", "a text that is not empty belongs here.");

    private static decimal Price(JsonElement entry, string path, string name)
        => entry.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetDecimal(out decimal price) && price >= 0
            ? price
            : throw new PriceBookException($"{path}.{name}", "a number of US dollars, 0 or more, belongs here.");

    private static DateOnly? Date(JsonElement entry, string path, string name, bool isRequired)
    {
        if (!isRequired && !entry.TryGetProperty(name, out _))
        {
            return null;
        }

        return DateOnly.TryParseExact(Text(entry, path, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new PriceBookException($"{path}.{name}", "a date such as 2026-11-23 belongs here.");
    }
}
