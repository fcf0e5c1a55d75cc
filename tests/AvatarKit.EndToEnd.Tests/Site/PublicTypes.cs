using System.Reflection;
using AvatarKit.AspNetCore;
using AvatarKit.Aws;
using AvatarKit.Local;
using AvatarKit.Redis;
using AvatarKit.Rendering;
using AvatarKit.Testing;

namespace AvatarKit.EndToEnd.Tests.Site;

/// <summary>The public types of the packages as they are built, by their anchors in the site.</summary>
internal static class PublicTypes
{
    private static readonly Assembly[] Packages =
    [
        typeof(AvatarProfile).Assembly, typeof(AvatarChatOptions).Assembly, typeof(AwsOptions).Assembly, typeof(LocalOptions).Assembly,
        typeof(RedisOptions).Assembly, typeof(VideoRenderingOptions).Assembly, typeof(FakeChatClient).Assembly,
    ];

    public static IReadOnlyList<Type> All { get; } = [.. Packages.SelectMany(static package => package.GetExportedTypes())];

    /// <summary>The name of a type as a reader would search it.</summary>
    public static string NameOf(Type type) => type.Name.Split('`')[0];

    public static string AnchorOf(Type type)
    {
        string name = type.Name.Replace('`', '-').ToLowerInvariant();
        return type.DeclaringType is { } outer ? $"{AnchorOf(outer)}-{name}" : name;
    }
}
