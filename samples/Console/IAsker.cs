namespace AvatarKit.Samples.Console;

/// <summary>Asks the avatar and shows the answer while it comes.</summary>
internal interface IAsker
{
    /// <summary>Asks. Ctrl-C stops the answer.</summary>
    Task<Answer> AskAsync(string message);
}
