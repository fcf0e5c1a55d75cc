namespace AvatarKit.Samples.Console;

internal static class Terminal
{
    /// <summary>Takes out what a terminal would obey rather than show.</summary>
    public static string Clean(string text) => text.Any(IsCommand) ? string.Concat(text.Where(static c => !IsCommand(c))) : text;

    private static bool IsCommand(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
