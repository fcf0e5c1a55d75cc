using System.Reflection;

namespace AvatarKit.Local;

/// <summary>Where an application's data lie that no setting names a place for: two applications of one user do not see each other's.</summary>
internal static class ApplicationFolder
{
    /// <summary>The folder of this application: <c>avatarkit</c> and its name in the user's local application data, or in the temporary folder
    /// where the user has none.</summary>
    public static string Path { get; } = In(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>The folder of this application in a user's local application data.</summary>
    /// <param name="userData">The user's local application data; empty for a user without.</param>
    public static string In(string userData)
        => System.IO.Path.Combine(userData.Length > 0 ? userData : System.IO.Path.GetTempPath(), "avatarkit", NameOf(Assembly.GetEntryAssembly()));

    // Code that is hosted by none of .NET's own starters has no entry assembly.
    private static string NameOf(Assembly? entry)
        => entry?.GetName().Name ?? System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) ?? "application";
}
