using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace AvatarKit.AspNetCore;

/// <summary>The files of the web component, as they are served: its script with all it imports in one, the others one by one. Thread-safe.</summary>
internal sealed partial class BrowserFiles
{
    /// <summary>The path under which applications serve a package's files.</summary>
    public const string Folder = "/_content/AvatarKit.AspNetCore/";

    private const string Component = "avatar-chat.js";
    private readonly ConcurrentDictionary<string, BrowserFile> files = new(StringComparer.Ordinal);

    public static BrowserFiles Shared { get; } = new();

    /// <summary>The component's script.</summary>
    public BrowserFile Script => Get(Component);

    /// <summary>The name of the component's script with its content's hash in it.</summary>
    public string HashedName => $"{Component[..^".js".Length]}.{Script.Hash}.js";

    /// <summary>Finds a file.</summary>
    /// <param name="name">Its path below the folder, or the path of one with its content's hash.</param>
    /// <param name="isNamedByContent">Whether the name is that of this content and no other.</param>
    /// <returns>The file, or <see langword="null"/>: there is none.</returns>
    public BrowserFile? Find(string name, out bool isNamedByContent)
    {
        isNamedByContent = false;
        if (!HashedScript().IsMatch(name))
        {
            return IsServed(name) ? Get(name) : null;
        }

        isNamedByContent = name == HashedName || BrowserAssets.Has(name);
        if (BrowserAssets.Has(name))
        {
            return Get(name);
        }

        // A page that was made before an update asks by the hash of then: it gets what there is, but not for ever.
        string plain = HashedScript().Replace(name, ".js");
        string? now = plain == Component
            ? Component
            : BrowserAssets.Names.FirstOrDefault(file => HashedScript().IsMatch(file) && HashedScript().Replace(file, ".js") == plain);
        return now is null ? null : Get(now);
    }

    private static bool IsServed(string name) => BrowserAssets.Has(name) && !name.StartsWith("reply-page.", StringComparison.Ordinal);

    private BrowserFile Get(string name) => files.GetOrAdd(name, static name => new BrowserFile(BrowserAssets.Read(name), TypeOf(name)));

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };

    [GeneratedRegex(@"\.[0-9a-f]{20}\.js\z", RegexOptions.CultureInvariant)]
    private static partial Regex HashedScript();
}
