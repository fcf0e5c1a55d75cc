using System.Security.Cryptography;

namespace AvatarKit.AspNetCore;

/// <summary>Where a host's own pages find the web component's script.</summary>
public static class AvatarChatAssets
{
    private static readonly Lazy<string> Hash = new(
        static () => "sha384-" + Convert.ToBase64String(SHA384.HashData(BrowserFiles.Shared.Script.Content)));

    /// <summary>The path of the script with all it imports in one file, its content's hash in its name: browsers keep it until it changes.</summary>
    /// <remarks>Served by <c>MapAvatarChat</c>. Write it into the page: <c>&lt;script type="module" src="@AvatarChatAssets.ScriptPath"&gt;</c>;
    /// an application that is not at the root of its site puts its own path before.</remarks>
    public static string ScriptPath => BrowserFiles.Folder + BrowserFiles.Shared.HashedName;

    /// <summary>The script's integrity, for the <c>integrity</c> of its element: <c>sha384-…</c>.</summary>
    public static string ScriptIntegrity => Hash.Value;
}
