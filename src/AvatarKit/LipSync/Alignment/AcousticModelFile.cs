namespace AvatarKit;

/// <summary>The form in which an acoustic model is kept: little-endian, weights as bytes with a scale for each output.</summary>
internal static class AcousticModelFile
{
    public const int Magic = 0x314D_4B41;

    private const float FollowCostStep = 0.05f;

    public static void Write(Stream stream, AcousticModel model)
    {
        using BinaryWriter writer = new(stream);
        writer.Write(Magic);
        writer.Write(SoundClasses.Count);
        writer.Write(AcousticModel.Inputs);
        WriteAll(writer, model.Statistics.UsualShape);
        WriteAll(writer, model.Statistics.LogPriors);
        WriteAll(writer, model.Statistics.LogLengths);
        WriteAll(writer, model.Statistics.LogLengthSpreads);
        foreach (float cost in model.Statistics.FollowCosts)
        {
            writer.Write((byte)Math.Clamp(Math.Round(cost / FollowCostStep), 0, 255));
        }

        writer.Write(model.Layers.Count);
        foreach (AcousticLayer layer in model.Layers)
        {
            WriteLayer(writer, layer);
        }
    }

    public static SoundStatistics ReadStatistics(BinaryReader reader) => new()
    {
        UsualShape = ReadAll(reader, MelSpectrum.Bands),
        LogPriors = ReadAll(reader, SoundClasses.Count),
        LogLengths = ReadAll(reader, SoundClasses.Count),
        LogLengthSpreads = ReadAll(reader, SoundClasses.Count),
        FollowCosts = [.. reader.ReadBytes(SoundClasses.Count * SoundClasses.Count).Select(static step => step * FollowCostStep)],
    };

    public static AcousticLayer ReadLayer(BinaryReader reader)
    {
        int inputs = reader.ReadInt32();
        int outputs = reader.ReadInt32();
        float[] biases = ReadAll(reader, outputs);
        float[] scales = ReadAll(reader, outputs);
        var weights = new float[inputs * outputs];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = reader.ReadSByte() * scales[i % outputs];
        }

        return new AcousticLayer(inputs, outputs, weights, biases);
    }

    private static void WriteLayer(BinaryWriter writer, AcousticLayer layer)
    {
        writer.Write(layer.Inputs);
        writer.Write(layer.Outputs);
        WriteAll(writer, layer.Biases);
        float[] scales = [.. Enumerable.Range(0, layer.Outputs).Select(output =>
            Math.Max(1e-9f, Enumerable.Range(0, layer.Inputs).Max(input => Math.Abs(layer.Weights[(input * layer.Outputs) + output])) / 127))];
        WriteAll(writer, scales);
        for (int i = 0; i < layer.Weights.Length; i++)
        {
            writer.Write((sbyte)Math.Round(layer.Weights[i] / scales[i % layer.Outputs]));
        }
    }

    private static void WriteAll(BinaryWriter writer, float[] values)
    {
        foreach (float value in values)
        {
            writer.Write(value);
        }
    }

    private static float[] ReadAll(BinaryReader reader, int count)
    {
        var values = new float[count];
        foreach (ref float value in values.AsSpan())
        {
            value = reader.ReadSingle();
        }

        return values;
    }
}
