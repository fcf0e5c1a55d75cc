using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace AvatarKit.AspNetCore;

/// <summary>The files of the web component, as they are served: its script with all it imports in one, the others one by one. Thread-safe.</summary>
internal sealed partial class BrowserFiles
{
    /// <summary>The path under which applications serve a package's files.</summary>
    public const string Folder = "/_content/AvatarKit.AspNetCore/";

    private const string EntryName = "avatar-chat";

    // The others are loaded with what they import one by one.
    private static readonly string[] Joined = [EntryName + ".js", "avatar-portrait.js"];

    private readonly ConcurrentDictionary<string, Lazy<BrowserFile>> files = new(StringComparer.Ordinal);

    public static BrowserFiles Shared { get; } = new();

    /// <summary>The component's script.</summary>
    public BrowserFile Script => Get(EntryName + ".js");

    /// <summary>The name of the component's script with its content's hash in it.</summary>
    public string HashedName => $"{EntryName}.{Script.Hash}.js";

    /// <summary>Finds a file.</summary>
    /// <param name="name">Its path below the folder, or the script's name with a hash.</param>
    /// <param name="isNamedByContent">Whether the name is that of this content and no other.</param>
    /// <returns>The file, or <see langword="null"/>: there is none.</returns>
    public BrowserFile? Find(string name, out bool isNamedByContent)
    {
        // A page that was made before an update asks by the hash of then: it gets what there is, but not for ever.
        bool isHashed = HashedScript().IsMatch(name);
        string file = isHashed ? EntryName + ".js" : name;
        BrowserFile? found = IsServed(file) ? Get(file) : null;
        isNamedByContent = isHashed && found is not null && name == HashedName;
        return found;
    }

    private static bool IsServed(string name)
        => BrowserAssets.Names.Contains(name) && !name.StartsWith("reply-page.", StringComparison.Ordinal);

    private static BrowserFile Read(string name)
    {
        string text = Joined.Contains(name) ? ScriptBundle.Create(name, BrowserAssets.Read) : BrowserAssets.Read(name);
        bool isScript = name.EndsWith(".js", StringComparison.Ordinal);
        return new BrowserFile(Encoding.UTF8.GetBytes(isScript ? ScriptShortener.Shorten(text) : text), Path.GetExtension(name) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".json" => "application/json; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/plain; charset=utf-8",
        });
    }

    [GeneratedRegex(@"^avatar-chat\.[0-9a-f]{20}\.js\z", RegexOptions.CultureInvariant)]
    private static partial Regex HashedScript();

    private BrowserFile Get(string name) => files.GetOrAdd(name, static name => new Lazy<BrowserFile>(() => Read(name))).Value;
}
