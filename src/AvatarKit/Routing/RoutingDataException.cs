namespace AvatarKit;

/// <summary>Weights or a calibration of the router could not be read: broken JSON, another version, numbers that are none.</summary>
public sealed class RoutingDataException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="what">What could not be read, for example <c>weights of the complexity scorer</c>.</param>
    /// <param name="path">Where in it, as a JSON path such as <c>$.weights.length</c>.</param>
    /// <param name="problem">What is wrong there and what it takes.</param>
    /// <param name="innerException">The JSON reader's own error, if it was one.</param>
    public RoutingDataException(string what, string path, string problem, Exception? innerException = null)
        : base("routing.data_invalid", $"The {what} are wrong at {path}: {problem}", innerException) => Path = path;

    /// <summary>Where in it, as a JSON path such as <c>$.weights.length</c>.</summary>
    public string Path { get; }
}
