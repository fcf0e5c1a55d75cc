using System.Numerics.Tensors;
using System.Reflection;

namespace AvatarKit;

/// <summary>Says how well each moment of speech fits each class of sounds: a small neural network with what goes with it.
/// Immutable and thread-safe.</summary>
/// <remarks>How it was made stands in the README beside its file of weights.</remarks>
internal sealed class AcousticModel
{
    /// <summary>Frames before and after that a judgement takes into account.</summary>
    public const int Reach = 12;

    private const string Resource = "AvatarKit.LipSync.sounds.bin";

    private static readonly Lazy<AcousticModel> Shared = new(static () =>
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"AvatarKit was built without its resource '{Resource}'.");
        return Read(stream);
    });

    private readonly AcousticLayer[] layers;

    public AcousticModel(IReadOnlyList<AcousticLayer> layers, SoundStatistics statistics)
    {
        this.layers = [.. layers];
        Statistics = statistics;
        AnySpeech = LoopGraph.Create(statistics);
    }

    /// <summary>The frames around a moment, relative to it: dense near it, sparse farther off.</summary>
    public static ReadOnlySpan<int> Context => [-12, -8, -5, -3, -2, -1, 0, 1, 2, 3, 5, 8, 12];

    /// <summary>Values that go in.</summary>
    public static int Inputs => Context.Length * FrameNormalizer.Values;

    /// <summary>Values that come out for a frame: the classes, and some that mean nothing.</summary>
    public static int Outputs => (SoundClasses.Count + MatrixKernel.ColumnBlock - 1) / MatrixKernel.ColumnBlock * MatrixKernel.ColumnBlock;

    /// <summary>The model that the package carries.</summary>
    public static AcousticModel Default => Shared.Value;

    /// <summary>What is known of sounds apart from how they sound.</summary>
    public SoundStatistics Statistics { get; }

    /// <summary>The graph of speech without a text.</summary>
    public SoundGraph AnySpeech { get; }

    public IReadOnlyList<AcousticLayer> Layers => layers;

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">It is another version's.</exception>
    public static AcousticModel Read(Stream stream)
    {
        using BinaryReader reader = new(stream);
        if (reader.ReadInt32() != AcousticModelFile.Magic || reader.ReadInt32() != SoundClasses.Count || reader.ReadInt32() != Inputs)
        {
            throw new InvalidDataException("The acoustic model was made for other features or sounds; make it again with 'eval train-acoustics'.");
        }

        SoundStatistics statistics = AcousticModelFile.ReadStatistics(reader);
        var layers = new AcousticLayer[reader.ReadInt32()];
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = AcousticModelFile.ReadLayer(reader);
        }

        return new AcousticModel(layers, statistics);
    }

    /// <summary>Puts the frames around a moment side by side.</summary>
    /// <param name="frames">Normalised frames.</param>
    /// <param name="frame">The moment; frames before the first and after the last are as they are.</param>
    /// <param name="input">Receives <see cref="Inputs"/> values.</param>
    public static void Gather(ReadOnlySpan<float> frames, int frame, Span<float> input)
    {
        int last = (frames.Length / FrameNormalizer.Values) - 1;
        for (int i = 0; i < Context.Length; i++)
        {
            int from = Math.Clamp(frame + Context[i], 0, last);
            frames.Slice(from * FrameNormalizer.Values, FrameNormalizer.Values).CopyTo(input[(i * FrameNormalizer.Values)..]);
        }
    }

    /// <summary>Judges frames.</summary>
    /// <param name="inputs">Rows of <see cref="Inputs"/> values.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="posteriors">Receives rows of <see cref="Outputs"/> values: probabilities of the classes, then nothing.</param>
    public void Judge(ReadOnlySpan<float> inputs, int rows, Span<float> posteriors)
    {
        ReadOnlySpan<float> values = inputs;
        for (int i = 0; i < layers.Length; i++)
        {
            bool isLast = i == layers.Length - 1;
            Span<float> output = isLast ? posteriors[..(rows * layers[i].Outputs)] : new float[rows * layers[i].Outputs];
            layers[i].Apply(values, output, rows);
            if (!isLast)
            {
                TensorPrimitives.Max(output, 0f, output);
            }

            values = output;
        }

        for (int row = 0; row < rows; row++)
        {
            Span<float> scores = posteriors.Slice(row * Outputs, SoundClasses.Count);
            TensorPrimitives.SoftMax(scores, scores);
        }
    }
}
