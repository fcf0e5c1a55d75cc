using AvatarKit.AspNetCore;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The chat's scripts as a server joins and shortens them, with the scripted server in the place of the live client.</summary>
internal sealed class JoinedChat
{
    private readonly Dictionary<string, string> scripts = [];

    public JoinedChat()
    {
        JoinedScript entry = ScriptBundle.Join(
            "avatar-chat.js", static file => file == "live/live-client.js" ? ScriptedChat.Module : BrowserAssets.Read(file), AddLater);
        scripts["avatar-chat.js"] = ScriptShortener.Shorten(entry.Text, entry.Exports);
    }

    public string? Find(string path) => scripts.GetValueOrDefault(path);

    private string AddLater(string file, ScriptBundle loader)
    {
        bool isWorklet = file.EndsWith("-worklet.js", StringComparison.Ordinal);
        JoinedScript script = isWorklet ? ScriptBundle.Join(file, BrowserAssets.Read, AddLater) : loader.JoinLater(file);
        string name = file.Replace(".js", ".joined.js", StringComparison.Ordinal);
        scripts[name] = ScriptShortener.Shorten(script.Text, script.Exports);
        return name;
    }
}
