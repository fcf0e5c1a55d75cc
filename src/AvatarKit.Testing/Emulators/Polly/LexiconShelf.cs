using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AvatarKit.Testing;

/// <summary>The account's lexicons. Thread-safe.</summary>
internal sealed partial class LexiconShelf(PollyEmulatorOptions options)
{
    private const int MaxCharacters = 4_000;

    private readonly ConcurrentDictionary<string, Lexicon> lexicons = new(StringComparer.Ordinal);

    public Lexicon? Find(string name) => lexicons.GetValueOrDefault(name);

    /// <summary>What is said for written words in a language, by some lexicons, the first ones first.</summary>
    public IReadOnlyDictionary<string, string> Aliases(IEnumerable<string> names, string language)
        => names.Select(Find)
            .Where(lexicon => lexicon is not null && lexicon.Language.Split('-')[0] == language.Split('-')[0])
            .SelectMany(static lexicon => lexicon!.Aliases)
            .GroupBy(static alias => alias.Key, StringComparer.Ordinal)
            .ToDictionary(static aliases => aliases.Key, static aliases => aliases.First().Value, StringComparer.Ordinal);

    /// <summary>What is wrong; <see langword="null"/>: it was put.</summary>
    public EmulatorFault? Put(string name, JsonElement body)
    {
        string content = ConverseJson.Text(body, "Content");
        if (!LexiconName().IsMatch(name))
        {
            return PollyFaults.Validation(
                $"1 validation error detected: Value '{name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression "
                    + $"pattern: [0-9A-Za-z]{{1,20}}");
        }

        if (content.Length > MaxCharacters)
        {
            return EmulatorFault.Error(
                400,
                "LexiconSizeExceededException",
                "The maximum size of the specified lexicon would be exceeded by this operation.");
        }

        if (Lexicon.TryRead(name, content, options.TimeProvider.GetUtcNow()) is not Lexicon lexicon)
        {
            return EmulatorFault.Error(
                400,
                "InvalidLexiconException",
                "Invalid lexicon: the content is no Pronunciation Lexicon Specification 1.0.");
        }

        lexicons[name] = lexicon;
        return null;
    }

    public bool Delete(string name) => lexicons.TryRemove(name, out _);

    public JsonObject? Describe(string name) => Find(name) is not Lexicon lexicon ? null : new()
    {
        ["Lexicon"] = new JsonObject { ["Content"] = lexicon.Content, ["Name"] = lexicon.Name },
        ["LexiconAttributes"] = lexicon.Attributes(options.Region),
    };

    public JsonObject List() => new()
    {
        ["Lexicons"] =
            new JsonArray([.. lexicons.Values.OrderBy(static lexicon => lexicon.Name, StringComparer.Ordinal).Select(lexicon => new JsonObject
            {
                ["Name"] = lexicon.Name,
                ["Attributes"] = lexicon.Attributes(options.Region),
            })]),
    };

    [GeneratedRegex("^[0-9A-Za-z]{1,20}$")]
    private static partial Regex LexiconName();
}
