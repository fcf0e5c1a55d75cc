namespace AvatarKit.Rendering;

/// <summary>The models that this package carries, where it was built with them.</summary>
internal sealed class FaceModels
{
    private static readonly Lazy<FaceModels?> Carried = new(Read);

    private FaceModels(NetworkWeights detector, NetworkWeights landmarks)
    {
        Detector = new FaceDetector(detector);
        Landmarks = new LandmarkNetwork(landmarks);
    }

    /// <summary>The models; <see langword="null"/> where the package was built without them.</summary>
    public static FaceModels? Default => Carried.Value;

    public FaceDetector Detector { get; }

    public LandmarkNetwork Landmarks { get; }

    private static FaceModels? Read()
    {
        NetworkWeights? detector = Read("face-detector");
        NetworkWeights? landmarks = Read("face-landmarks");
        return detector is null || landmarks is null ? null : new FaceModels(detector, landmarks);
    }

    private static NetworkWeights? Read(string name)
    {
        using Stream? manifest = typeof(FaceModels).Assembly.GetManifestResourceStream($"{name}.json");
        using Stream? weights = typeof(FaceModels).Assembly.GetManifestResourceStream($"{name}.bin");
        if (manifest is null || weights is null)
        {
            return null;
        }

        var bytes = new byte[weights.Length];
        weights.ReadExactly(bytes);
        return new NetworkWeights(manifest, bytes);
    }
}
