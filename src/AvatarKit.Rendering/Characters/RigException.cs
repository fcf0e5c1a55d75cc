namespace AvatarKit.Rendering;

/// <summary>A character's rig cannot be used: a part is missing, or something in it is wrong.</summary>
public sealed class RigException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">Where in the rig, as a JSON path such as <c>$.layers['lip-lower'].morphs</c>; layers are named by their ids.</param>
    /// <param name="reason">What is wrong and what would be right.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public RigException(string path, string reason, Exception? innerException = null)
        : base("rig.invalid", $"The rig cannot be used: {path}: {reason}", innerException)
    {
        Path = path;
        Reason = reason;
    }

    /// <summary>Where in the rig, as a JSON path such as <c>$.layers['lip-lower'].morphs</c>; layers are named by their ids.</summary>
    public string Path { get; }

    /// <summary>What is wrong and what would be right.</summary>
    public string Reason { get; }
}
