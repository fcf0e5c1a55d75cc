using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>Writes the page on which every setting stands with its type, default, range and what it does.</summary>
internal sealed class SettingsPage(SettingTree tree, Compilation compilation)
{
    private const string Beginning = """
        # Settings reference

        Every setting by its place in the configuration, from the documentation of the options themselves. [Settings](../../docs/settings.md)
        tells how they are read, checked and changed. `*` stands for a name, or for the number of an item.

        Editors that know MSBuild's `JsonSchemaSegment` complete these names in `appsettings.json`, and mark those that are none.

        """;

    private readonly MarkdownWriter text = new(compilation);

    public string Write()
    {
        var page = new StringBuilder(Beginning);
        IEnumerable<(string Path, SettingNode Node)> settings = Settings(tree.Root, tree.Root.Name);
        foreach (IGrouping<string, (string Path, SettingNode Node)> section in settings.GroupBy(static setting => SectionOf(setting.Path)))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {section.Key}\n");
            foreach ((string path, SettingNode node) in section)
            {
                WriteSetting(page, path, node);
            }
        }

        return page.ToString();
    }

    /// <summary>Every setting with its path.</summary>
    public static IEnumerable<(string Path, SettingNode Node)> Settings(SettingNode node, string path)
        => node.Kind is SettingKind.Value or SettingKind.Values or SettingKind.ValuesByName
            ? [(path, node)]
            : node.Children.SelectMany(child => Settings(child, $"{path}:{child.Name}"));

    private static string SectionOf(string path)
    {
        string[] names = path.Split(':');
        return string.Join(':', names[..Math.Min(names.Length - 1, names[1] is "Aws" or "Local" or "Privacy" ? 3 : 2)]);
    }

    private void WriteSetting(StringBuilder page, string path, SettingNode node)
    {
        var docs = DocumentationComment.Of(node.Property!);
        string value = text.Write(docs.Value, node.Property!.ContainingType);
        page.Append(CultureInfo.InvariantCulture, $"\n### `{path}`\n\n{text.Write(docs.Summary, node.Property!.ContainingType)}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- Takes: {Takes(node)}\n");
        if (value.Length > 0)
        {
            string said = value.StartsWith("Default", StringComparison.Ordinal) ? value : $"Default: {value}";
            page.Append(CultureInfo.InvariantCulture, $"- {said}\n");
        }

        string remarks = text.Write(docs.Remarks, node.Property!.ContainingType);
        if (remarks.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {remarks}\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"- Read by: `{node.Package}`, as `{node.Property!.ContainingType.Name}.{node.Property.Name}`\n");
    }

    private static string Takes(SettingNode node)
    {
        var rules = new SettingRules(node.Property!);
        string one = rules.Allowed is { } allowed
            ? Names(allowed.Where(static value => value is not null))
            : TypeOf(node.ValueType!);
        string range = rules is { Least: { } least, Most: { } most }
            ? string.Create(CultureInfo.InvariantCulture, $", {least:#,0.######} to {most:#,0.######}")
            : "";
        string many = node.Kind switch
        {
            SettingKind.Values => "a list, each ",
            SettingKind.ValuesByName => "values by name, each ",
            _ => "",
        };
        return $"{many}{one}{range}{(rules.IsNullable ? ", or `null`" : "")}";
    }

    private static string TypeOf(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => Names(type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue)
            .Select(static field => field.Name)),
        { SpecialType: SpecialType.System_Boolean } => "`true` or `false`",
        { SpecialType: SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double } => "a number",
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } => "a whole number",
        INamedTypeSymbol { Name: "IList", TypeArguments: [var one] } => $"a list, each {TypeOf(one)}",
        { Name: nameof(TimeSpan) } => "a time, `hours:minutes:seconds`",
        { Name: nameof(DateTimeOffset) } => "a date and time, `2026-09-14T08:00:00+02:00`",
        _ => "a text",
    };

    private static string Names(IEnumerable<string?> names) => string.Join(", ", names.Select(static name => $"`{name}`"));
}
