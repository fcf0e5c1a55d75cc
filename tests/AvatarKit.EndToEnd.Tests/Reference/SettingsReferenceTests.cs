using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AvatarKit.Reference;

namespace AvatarKit.EndToEnd.Tests.Reference;

/// <summary>The reference of settings and the schemas of <c>appsettings.json</c>, which are read from the sources.</summary>
public sealed partial class SettingsReferenceTests(SourcesFixture sources) : IClassFixture<SourcesFixture>
{
    [Fact]
    public async Task What_is_committed_is_what_the_sources_say()
    {
        foreach ((string file, string text) in ReferenceFiles.Create(sources.Packages))
        {
            string committed = await File.ReadAllTextAsync(Path.Combine(Repository.Root, file));
            Assert.True(text == committed, $"{file} is not what the sources say. Run eng/update-reference.");
        }
    }

    [Fact]
    public async Task Every_setting_of_the_guide_is_in_the_reference_and_in_a_schema()
    {
        string guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "settings.md"));
        string reference = await File.ReadAllTextAsync(Path.Combine(Repository.Root, ReferenceFiles.Settings));

        string[] documented = [.. Row().Matches(guide).Select(static row => row.Groups[1].Value).Order(StringComparer.Ordinal)];
        string[] listed = [.. Heading().Matches(reference).Select(static heading => Folded(heading.Groups[1].Value)).Distinct()
            .Where(static path => !path.StartsWith("AvatarKit:Avatars:", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        string[] inSchemas = [.. Schemas().SelectMany(static schema => Leaves(schema.Value["properties"]!["AvatarKit"]!, "AvatarKit"))
            .Select(static leaf => Folded(leaf.Path)).Distinct()
            .Where(static path => !path.StartsWith("AvatarKit:Avatars:", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        Assert.Equal(documented, listed);
        Assert.Equal(documented, inSchemas);
    }

    /// <summary>What the schemas say of a setting that nothing sets is what the options are.</summary>
    [Fact]
    public void Defaults_of_the_schemas_are_those_of_the_options()
    {
        var told = Schemas().SelectMany(static schema => Leaves(schema.Value["properties"]!["AvatarKit"]!, "AvatarKit"))
            .Where(static leaf => leaf.Schema["default"] is not null).DistinctBy(static leaf => leaf.Path)
            .ToDictionary(static leaf => leaf.Path, static leaf => leaf.Schema["default"]!.ToString());
        Dictionary<string, string> known = Docs.SettingsTableTests.Sections.SelectMany(static section => Values(section.Key, section.Value))
            .DistinctBy(static value => value.Path).ToDictionary(static value => value.Path, static value => value.Value);

        Assert.True(told.Count > 200, $"only {told.Count} settings have a default");
        Assert.All(told.Where(static setting => !setting.Key.Contains('*', StringComparison.Ordinal)),
            setting => Assert.True(known.TryGetValue(setting.Key, out string? value) && value == setting.Value,
                $"{setting.Key} is {value ?? "nothing"}, and its schema says {setting.Value}."));
    }

    internal static IReadOnlyDictionary<string, JsonNode> Schemas()
        => Repository.Libraries.Select(static package => Path.Combine(Repository.Root, "src", package, "ConfigurationSchema.json"))
            .Where(File.Exists).ToDictionary(static file => file, static file => JsonNode.Parse(File.ReadAllText(file))!);

    private static IEnumerable<(string Path, JsonObject Schema)> Leaves(JsonNode schema, string path)
    {
        JsonObject[] many = [.. new[] { schema["additionalProperties"], schema["items"] }.OfType<JsonObject>()
            .Where(static each => each["properties"] is not null)];
        if (many.Length > 0)
        {
            return many.SelectMany(each => Leaves(each, path + ":*"));
        }

        if (schema["properties"] is JsonObject properties)
        {
            return properties.SelectMany(property => Leaves(property.Value!, $"{path}:{property.Key}"));
        }

        // What another package reads is named, and no more.
        bool isNamed = schema["type"]?.ToString() == "object" && schema["additionalProperties"] is null;
        return isNamed ? [] : [(path, (JsonObject)schema)];
    }

    private static IEnumerable<(string Path, string Value)> Values(string path, Type type)
        => Activator.CreateInstance(type) is { } options ? ValuesOf(path, options) : [];

    private static IEnumerable<(string Path, string Value)> ValuesOf(string path, object options)
    {
        foreach (PropertyInfo property in options.GetType().GetProperties().Where(static property => property.GetIndexParameters().Length == 0))
        {
            // A group that is not there is one that nothing has begun to set.
            object? value = property.GetValue(options);
            value ??= property.PropertyType is { IsClass: true } type && type.GetConstructor([]) is { } constructor ? constructor.Invoke([]) : null;
            string place = $"{path}:{property.Name}";
            switch (value)
            {
                case null:
                    break;
                case TimeSpan time:
                    yield return (place, time.ToString("c", CultureInfo.InvariantCulture));
                    break;
                case bool truth:
                    yield return (place, truth ? "true" : "false");
                    break;
                case string or Enum or IConvertible:
                    yield return (place, Convert.ToString(value, CultureInfo.InvariantCulture)!);
                    break;
                case IEnumerable or Delegate:
                    break;
                default:
                    foreach ((string Path, string Value) inner in ValuesOf(place, value))
                    {
                        yield return inner;
                    }

                    break;
            }
        }
    }

    // The guide writes the four quotas once.
    private static string Folded(string path) => Quota().Replace(path, "Quotas:*:");

    [GeneratedRegex(@"^\| `(AvatarKit:[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^### `(AvatarKit:[^`]+)`$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("Quotas:[^:]+:")]
    private static partial Regex Quota();
}
