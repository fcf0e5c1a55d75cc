using System.Runtime.InteropServices;
using System.Text.Json;

namespace AvatarKit.Rendering;

/// <summary>The weights of a network, by name: TensorFlow.js's weight manifest with its quantised bytes.</summary>
internal sealed class NetworkWeights
{
    private readonly Dictionary<string, float[]> tensors = new(StringComparer.Ordinal);

    /// <summary>Reads the manifest and the bytes it describes.</summary>
    /// <exception cref="InvalidDataException">The bytes are not those of the manifest.</exception>
    public NetworkWeights(Stream manifest, ReadOnlySpan<byte> bytes)
    {
        using JsonDocument document = JsonDocument.Parse(manifest);
        int at = 0;
        foreach (JsonElement weight in document.RootElement
            .EnumerateArray()
            .SelectMany(static group => group.GetProperty("weights").EnumerateArray()))
        {
            int count = 1;
            foreach (JsonElement extent in weight.GetProperty("shape").EnumerateArray())
            {
                count *= extent.GetInt32();
            }

            bool quantised = weight.TryGetProperty("quantization", out JsonElement quantisation);
            int length = quantised ? count : count * sizeof(float);
            if (bytes.Length - at < length)
            {
                throw new InvalidDataException("The weights of the face model end early.");
            }

            var values = new float[count];
            ReadOnlySpan<byte> source = bytes.Slice(at, length);
            if (quantised)
            {
                double scale = quantisation.GetProperty("scale").GetDouble();
                double min = quantisation.GetProperty("min").GetDouble();
                for (int i = 0; i < count; i++)
                {
                    values[i] = (float)((source[i] * scale) + min);
                }
            }
            else
            {
                MemoryMarshal.Cast<byte, float>(source).CopyTo(values);
            }

            tensors.Add(weight.GetProperty("name").GetString()!, values);
            at += length;
        }
    }

    public float[] this[string name] => tensors[name];
}
