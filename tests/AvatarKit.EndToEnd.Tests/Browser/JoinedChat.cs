using AvatarKit.BrowserBuild;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The chat's scripts as a server joins and shortens them, with the scripted server in the place of the live client.</summary>
internal sealed class JoinedChat
{
    private readonly Dictionary<string, string> scripts = [];

    public JoinedChat()
    {
        string entry = ScriptBundle.Join(
            "avatar-chat.js", static file => file == "live/live-client.js" ? ScriptedChat.Module : PageSources.Read(file), KeepForLater);
        scripts["avatar-chat.js"] = ScriptShortener.Shorten("avatar-chat.js", entry);
    }

    public string? Find(string path) => scripts.GetValueOrDefault(path);

    private string KeepForLater(string file, string script)
    {
        string name = file.Replace(".js", ".joined.js", StringComparison.Ordinal);
        scripts[name] = ScriptShortener.Shorten(file, script);
        return name;
    }
}
