using System.Reflection;

namespace AvatarKit.EndToEnd.Tests.Site;

/// <summary>The public types of the packages as they are built, by their anchors in the site.</summary>
internal static class PublicTypes
{
    public static IReadOnlyList<Type> All { get; } =
        [.. Repository.Libraries.SelectMany(static package => Assembly.Load(package).GetExportedTypes())];

    /// <summary>The name of a type as a reader would search it.</summary>
    public static string NameOf(Type type) => type.Name.Split('`')[0];

    public static string AnchorOf(Type type)
    {
        string name = type.Name.Replace('`', '-').ToLowerInvariant();
        return type.DeclaringType is { } outer ? $"{AnchorOf(outer)}-{name}" : name;
    }
}
