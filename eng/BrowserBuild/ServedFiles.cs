using System.Security.Cryptography;
using System.Text;

namespace AvatarKit.BrowserBuild;

/// <summary>Makes of the browser's files what is served: the component with all it imports in one script, what it loads later under names with
/// their contents' hashes, every other file by itself, and the reply page's script joined into one.</summary>
internal sealed class ServedFiles
{
    private const string Component = "avatar-chat.js";
    private const string ReplyPage = "reply-page.js";
    private const string OfReplyPage = "reply-page.";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly BrowserSources sources;
    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);

    private ServedFiles(BrowserSources sources) => this.sources = sources;

    /// <summary>Makes the files.</summary>
    /// <param name="sources">The files as they are written.</param>
    /// <returns>The files' contents by their paths.</returns>
    /// <exception cref="InvalidOperationException">One is missing, or cannot be joined or shortened. The message names it.</exception>
    public static IReadOnlyDictionary<string, byte[]> Create(BrowserSources sources)
    {
        var served = new ServedFiles(sources);
        foreach (string name in sources.Names)
        {
            served.Add(name);
        }

        return served.files;
    }

    private void Add(string name)
    {
        bool isOfReplyPage = name.StartsWith(OfReplyPage, StringComparison.Ordinal);
        if (isOfReplyPage && name.EndsWith(".js", StringComparison.Ordinal))
        {
            // Its modules are in the one script. That stays as it is written: whoever opens an answer's source can read it.
            if (name == ReplyPage)
            {
                files[name] = Utf8.GetBytes(ScriptBundle.Create(name, sources.Read));
            }

            return;
        }

        string text = name == Component ? ScriptBundle.Join(name, sources.Read, KeepForLater) : sources.Read(name);
        files[name] = Path.GetExtension(name) switch
        {
            ".js" => Shorten(name, text),
            ".json" => JsonShortener.Shorten(text),
            _ => Utf8.GetBytes(text),
        };
    }

    /// <summary>Keeps what a bundle loads later; gives its name with the content's hash.</summary>
    private string KeepForLater(string name, string script)
    {
        byte[] content = Shorten(name, script);
        string hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 10));
        string hashed = $"{name[..^".js".Length]}.{hash}.js";
        files[hashed] = content;
        return hashed;
    }

    private static byte[] Shorten(string name, string script) => Utf8.GetBytes(ScriptShortener.Shorten(name, CssShortener.Shorten(script)));
}
