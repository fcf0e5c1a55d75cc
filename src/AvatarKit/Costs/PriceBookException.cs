namespace AvatarKit;

/// <summary>A price book could not be read: broken JSON, a missing source, a price of 0 without a reason.</summary>
public sealed class PriceBookException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">Where in the book, as a JSON path such as <c>$.models[3].validFrom</c>.</param>
    /// <param name="problem">What is wrong there and what it takes.</param>
    /// <param name="innerException">The JSON reader's own error, if it was one.</param>
    public PriceBookException(string path, string problem, Exception? innerException = null)
        : base("prices.invalid", $"The price book is wrong at {path}: {problem}", innerException) => Path = path;

    /// <summary>Where in the book, as a JSON path such as <c>$.models[3].validFrom</c>.</summary>
    public string Path { get; }
}
