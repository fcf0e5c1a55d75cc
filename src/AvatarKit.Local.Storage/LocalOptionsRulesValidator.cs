using Microsoft.Extensions.Options;

namespace AvatarKit.Local;

/// <summary>Refuses folders that are not there or cannot be, by the setting that names them.</summary>
internal sealed class LocalOptionsRulesValidator : IValidateOptions<LocalOptions>
{
    public ValidateOptionsResult Validate(string? name, LocalOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.KnowledgeFolder is { } folder && !Directory.Exists(folder))
        {
            result.AddError($"LocalOptions.KnowledgeFolder is '{folder}', {Full(folder)}; it takes a folder that is there, or null for none.");
        }

        if (!string.IsNullOrWhiteSpace(options.DataFolder) && !CanBe(options.DataFolder))
        {
            result.AddError(
                $"LocalOptions.DataFolder is '{options.DataFolder}', {Full(options.DataFolder)}; "
                    + "it takes a folder that is there or can be created.");
        }

        return result.Build();
    }

    private static bool CanBe(string folder)
    {
        try
        {
            PrivateFiles.CreateFolder(folder);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Full(string folder)
    {
        try
        {
            return $"which is '{Path.GetFullPath(folder)}'";
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return "which is no path";
        }
    }
}
