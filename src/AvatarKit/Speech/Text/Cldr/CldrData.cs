using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>A language's file.</summary>
internal sealed record CldrData(
    Dictionary<string, string> Plurals,
    Dictionary<string, string> Ordinals,
    string Decimal,
    string Group,
    Dictionary<string, Dictionary<string, string>> Currencies,
    CldrUnit[] Units,
    string[][] Months,
    string Spellout);

/// <summary>A unit.</summary>
/// <param name="Name">CLDR's name, such as <c>length-meter</c>.</param>
/// <param name="Keys">What is written for it.</param>
/// <param name="Forms">What is said, by plural category.</param>
internal sealed record CldrUnit(string Name, string[] Keys, Dictionary<string, string> Forms);

/// <summary>Reads the files without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CldrData))]
internal sealed partial class CldrJsonContext : JsonSerializerContext;
