using NUglify;
using NUglify.JavaScript;

namespace AvatarKit.BrowserBuild;

/// <summary>Takes from a script what only people read: comments, space, and long names of what the script keeps to itself.</summary>
internal static class ScriptShortener
{
    /// <summary>Shortens a module. What it exports keeps its names.</summary>
    /// <param name="name">The file it is, for errors.</param>
    /// <param name="script">The module.</param>
    /// <returns>A module that does the same.</returns>
    /// <exception cref="InvalidOperationException">It is not understood. The message says where.</exception>
    public static string Shorten(string name, string script)
    {
        UglifyResult result = Uglify.Js(script, name, new CodeSettings
        {
            SourceMode = JavaScriptSourceMode.Module,
            LocalRenaming = LocalRenaming.CrunchAll,
            PreserveImportantComments = false,
        });
        return !result.HasErrors
            ? result.Code
            : throw new InvalidOperationException(
                $"The browser file '{name}' cannot be shortened: {result.Errors.First(static error => error.IsError)}.");
    }
}
