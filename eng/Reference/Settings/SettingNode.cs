using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>A place of the configuration: a value, or what holds others.</summary>
/// <param name="Name">Its name; <c>*</c>: any, in what holds many of one kind.</param>
internal sealed record SettingNode(string Name)
{
    /// <summary>The package that reads it; <see langword="null"/>: no single one.</summary>
    public string? Package { get; set; }

    /// <summary>What the place is of.</summary>
    public SettingKind Kind { get; set; } = SettingKind.Group;

    /// <summary>The property that is set; <see langword="null"/>: it is only a name on the way to others.</summary>
    public IPropertySymbol? Property { get; set; }

    /// <summary>The class of the settings that stand here.</summary>
    public INamedTypeSymbol? Options { get; set; }

    /// <summary>Of a value, its type without the question mark; of many values, that of one.</summary>
    public ITypeSymbol? ValueType { get; set; }

    /// <summary>The value when nothing sets it, as it stands in JSON; <see langword="null"/>: there is none, or it is no single value.</summary>
    public object? Default { get; set; }

    /// <summary>The names that are there without configuration, in what is kept by name.</summary>
    public IReadOnlyList<string> KnownNames { get; set; } = [];

    public List<SettingNode> Children { get; } = [];

    public SettingNode Child(string name)
    {
        SettingNode? child = Children.Find(child => child.Name == name);
        if (child is null)
        {
            Children.Add(child = new SettingNode(name));
        }

        return child;
    }
}
