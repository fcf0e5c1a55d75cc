using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace AvatarKit.AspNetCore.Tests.Operations;

/// <summary>The dashboard and the alerts name metrics that there are, and every alert says what to do.</summary>
public sealed partial class OperationsTests
{
    /// <summary>Tags of the metrics, as Prometheus writes them.</summary>
    private static readonly string[] Labels =
    [
        "le", "outcome", "tier", "cache", "error_type", "model", "what", "code", "kind", "provider", "budget", "action", "reason", "clock",
        "gen_ai_request_model", "gen_ai_token_type",
    ];

    private static readonly string Docs = FindDocs();

    [Fact]
    public void Every_metric_of_the_dashboard_is_one_of_ours()
    {
        using JsonDocument dashboard = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Docs, "operations", "grafana.json")));

        JsonElement[] panels = [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()];
        Assert.Equal(panels.Length, panels.Select(static panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        JsonElement[] charts = [.. panels.Where(static panel => panel.GetProperty("type").GetString() != "row")];
        Assert.True(charts.Length > 15);
        Assert.All(charts, static panel =>
        {
            Assert.NotEmpty(panel.GetProperty("title").GetString()!);
            Assert.NotEmpty(panel.GetProperty("description").GetString()!);
            JsonElement place = panel.GetProperty("gridPos");
            Assert.InRange(place.GetProperty("x").GetInt32() + place.GetProperty("w").GetInt32(), 1, 24);
            Assert.All(panel.GetProperty("targets").EnumerateArray(), static target => CheckQuery(target.GetProperty("expr").GetString()!));
        });
    }

    [Fact]
    public void Every_alert_asks_of_our_metrics_and_has_its_part_of_the_page()
    {
        string page = File.ReadAllText(Path.Combine(Docs, "operations.md"));
        List<string> alerts = [];
        foreach (YamlMappingNode rule in ReadRules())
        {
            string name = Text(rule, "alert");
            alerts.Add(name);
            CheckQuery(Text(rule, "expr"));
            Assert.Matches("^[0-9]+[mhd]$", Text(rule, "for"));
            Assert.Contains(Text((YamlMappingNode)rule["labels"], "severity"), (string[])["page", "ticket"]);
            var annotations = (YamlMappingNode)rule["annotations"];
            Assert.NotEmpty(Text(annotations, "summary"));
            Assert.NotEmpty(Text(annotations, "description"));
            Assert.Equal("docs/operations.md#" + name.ToLowerInvariant(), Text(annotations, "runbook"));
        }

        Assert.True(alerts.Count > 10);
        Assert.Equal(
            alerts.Order(StringComparer.Ordinal),
            AlertSection().Matches(page).Select(static found => found.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_metric_stands_in_the_page_and_no_other()
    {
        string page = File.ReadAllText(Path.Combine(Docs, "operations.md"));
        string table = page[page.IndexOf("### Metrics", StringComparison.Ordinal)..page.IndexOf("### Dashboard", StringComparison.Ordinal)];

        string[] told = 
        [
            .. MetricName().Matches(table[table.IndexOf('|', StringComparison.Ordinal)..]).Select(static found => found.Groups[1].Value),
        ];

        Assert.Equal(
            Instruments.ReadAll().Select(static instrument => instrument.Name).Order(StringComparer.Ordinal),
            told.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_query_of_what_is_not_measured_is_found()
    {
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(static () => CheckQuery("sum(rate(avatarkit_turns[5m]))"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(static () => CheckQuery("sum by (user) (avatarkit_turns_total)"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(static () => CheckQuery("sum(avatarkit_turns_total"));
    }

    private static void CheckQuery(string query)
    {
        HashSet<string> known = [.. Instruments.ReadAll().SelectMany(Instruments.PrometheusNamesOf)];
        string[] used = [.. Metric().Matches(query).Select(static found => found.Value).Except(Labels)];
        Assert.NotEmpty(used);
        Assert.All(used, name => Assert.True(known.Contains(name), $"'{name}' is not measured: {query}"));
        IEnumerable<string> labels = Grouping().Matches(query).SelectMany(static found => found.Groups[1].Value.Split(','))
            .Concat(Matcher().Matches(query).Select(static found => found.Groups[1].Value));
        Assert.All(labels.Select(static label => label.Trim()), label => Assert.Contains(label, Labels));
        foreach ((char open, char close) in ((char, char)[])[('(', ')'), ('{', '}'), ('[', ']')])
        {
            Assert.Equal(query.Count(c => c == open), query.Count(c => c == close));
        }
    }

    private static IEnumerable<YamlMappingNode> ReadRules()
    {
        var yaml = new YamlStream();
        using (StreamReader reader = File.OpenText(Path.Combine(Docs, "operations", "alerts.yml")))
        {
            yaml.Load(reader);
        }

        var groups = (YamlSequenceNode)((YamlMappingNode)Assert.Single(yaml.Documents).RootNode)["groups"];
        return groups.Children.Cast<YamlMappingNode>()
            .SelectMany(static group => ((YamlSequenceNode)group["rules"]).Children).Cast<YamlMappingNode>();
    }

    private static string Text(YamlMappingNode node, string name) => ((YamlScalarNode)node[name]).Value!;

    private static string FindDocs()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AvatarKit.sln")))
            {
                return Path.Combine(folder.FullName, "docs");
            }
        }

        throw new InvalidOperationException("The repository was not found.");
    }

    [GeneratedRegex("""\b(avatarkit|gen_ai)_\w+""")]
    private static partial Regex Metric();

    [GeneratedRegex("""\b(?:by|ignoring|on) \(([^)]+)\)""")]
    private static partial Regex Grouping();

    [GeneratedRegex("""[{,]\s*(\w+)\s*(?:=~|!=|=)""")]
    private static partial Regex Matcher();

    [GeneratedRegex("""^### (AvatarKit\w+)$""", RegexOptions.Multiline)]
    private static partial Regex AlertSection();

    [GeneratedRegex("""`((?:avatarkit|gen_ai)\.[a-z_.]+)`""")]
    private static partial Regex MetricName();
}
