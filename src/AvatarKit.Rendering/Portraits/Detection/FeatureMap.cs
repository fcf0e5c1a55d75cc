namespace AvatarKit.Rendering;

/// <summary>What a layer of a network sees: rows of columns of channels.</summary>
internal sealed class FeatureMap(int height, int width, int channels)
{
    public int Height { get; } = height;

    public int Width { get; } = width;

    public int Channels { get; } = channels;

    public float[] Data { get; } = new float[height * width * channels];

    public Span<float> At(int y, int x) => Data.AsSpan(((y * Width) + x) * Channels, Channels);
}
