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

    // What is loaded later by an address with its content's hash in it, by that address.
    private readonly ConcurrentDictionary<string, BrowserFile> later = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<BrowserFile>> files = new(StringComparer.Ordinal);

    public static BrowserFiles Shared { get; } = new();

    /// <summary>The component's script.</summary>
    public BrowserFile Script => Get(EntryName + ".js");

    /// <summary>The name of the component's script with its content's hash in it.</summary>
    public string HashedName => HashedNameOf(EntryName + ".js", Script);

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

        isNamedByContent = name == HashedName || later.ContainsKey(name);
        if (later.TryGetValue(name, out BrowserFile? found))
        {
            return found;
        }

        // A page that was made before an update asks by the hash of then: it gets what there is, but not for ever.
        string plain = HashedScript().Replace(name, ".js");
        return plain == EntryName + ".js" ? Script : later.FirstOrDefault(file => HashedScript().Replace(file.Key, ".js") == plain).Value;
    }

    private static bool IsServed(string name)
        => BrowserAssets.Names.Contains(name) && !name.StartsWith("reply-page.", StringComparison.Ordinal);

    private static string HashedNameOf(string name, BrowserFile file) => $"{name[..^".js".Length]}.{file.Hash}.js";

    private BrowserFile Read(string name)
    {
        if (name == EntryName + ".js")
        {
            return ShortScript(name, ScriptBundle.Join(name, BrowserAssets.Read, KeepForLater));
        }

        string text = BrowserAssets.Read(name);
        return Path.GetExtension(name) switch
        {
            ".js" => ShortScript(name, text),
            ".json" => new BrowserFile(JsonShortener.Shorten(text), "application/json; charset=utf-8"),
            _ => new BrowserFile(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8"),
        };
    }

    /// <summary>Keeps what a bundle loads later; gives its name with the content's hash.</summary>
    private string KeepForLater(string name, string script)
    {
        BrowserFile file = ShortScript(name, script);
        string hashed = HashedNameOf(name, file);
        later.TryAdd(hashed, file);
        return hashed;
    }

    private static BrowserFile ShortScript(string name, string script)
        => new(Encoding.UTF8.GetBytes(ScriptShortener.Shorten(name, script)), "text/javascript; charset=utf-8");

    [GeneratedRegex(@"\.[0-9a-f]{20}\.js\z", RegexOptions.CultureInvariant)]
    private static partial Regex HashedScript();

    private BrowserFile Get(string name) => files.GetOrAdd(name, name => new Lazy<BrowserFile>(() => Read(name))).Value;
}
