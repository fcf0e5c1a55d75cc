using System.Globalization;
using System.Numerics.Tensors;

namespace AvatarKit.Evaluation;

/// <summary>Learns the weights of the acoustic model: cross-entropy by Adam (Kingma and Ba, 2015) on small batches.</summary>
internal sealed class AcousticTrainer
{
    private const int Batch = 256;
    private const float Smoothing = 0.05f;

    private readonly Random random;
    private readonly int[] sizes;
    private readonly float[][] weights;
    private readonly float[][] biases;
    private readonly float[][] means;
    private readonly float[][] squares;
    private int steps;

    public AcousticTrainer(Random random, params int[] hidden)
    {
        this.random = random;
        sizes = [AcousticModel.Inputs, .. hidden, AcousticModel.Outputs];
        weights = [.. Enumerable
            .Range(0, sizes.Length - 1)
            .Select(layer => Enumerable.Range(0, sizes[layer] * sizes[layer + 1]).Select(_ => Normal() * MathF.Sqrt(2f / sizes[layer])).ToArray())];
        biases = [.. Enumerable.Range(0, sizes.Length - 1).Select(layer => new float[sizes[layer + 1]])];
        means = [.. weights.Concat(biases).Select(static values => new float[values.Length])];
        squares = [.. weights.Concat(biases).Select(static values => new float[values.Length])];
    }

    public AcousticModel ToModel(SoundStatistics statistics) =>
        new([.. weights.Select((matrix, layer) => new AcousticLayer(sizes[layer], sizes[layer + 1], matrix, biases[layer]))], statistics);

    /// <summary>Goes through the set.</summary>
    /// <param name="set">What to learn from.</param>
    /// <param name="epochs">How many times.</param>
    public void Learn(LearningSet set, int epochs)
    {
        (int Run, int Frame)[] order = [.. set.Runs.SelectMany(static (
            run,
            index) => Enumerable.Range(0, run.Sounds.Length).Select(frame => (index, frame)))];
        int total = epochs * (order.Length / Batch);
        float[] inputs = new float[Batch * sizes[0]];
        int[] targets = new int[Batch];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            double loss = 0;
            int right = 0;
            long began = TimeProvider.System.GetTimestamp();
            for (int at = 0; at + Batch <= order.Length; at += Batch)
            {
                for (int row = 0; row < Batch; row++)
                {
                    (int run, int frame) = order[at + row];
                    AcousticModel.Gather(set.Runs[run].Frames, frame, inputs.AsSpan(row * sizes[0], sizes[0]));
                    targets[row] = set.Runs[run].Sounds[frame];
                }

                // Warm up, then down to nothing along a cosine.
                float rate = 2e-3f * Math.Min(1, (steps + 1) / 200f) * (0.5f + (0.5f * MathF.Cos(MathF.PI * steps / total)));
                (double batchLoss, int batchRight) = Step(inputs, targets, rate);
                loss += batchLoss;
                right += batchRight;
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"pass {epoch + 1} of {epochs}: loss {loss / order.Length:0.000}, {100.0 * right / order.Length:0.0} % of frames right, "
                    + $"{TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s"));
        }
    }

    private (double Loss, int Right) Step(float[] inputs, int[] targets, float rate)
    {
        List<float[]> values = [inputs];
        for (int layer = 0; layer < weights.Length; layer++)
        {
            float[] output = new float[Batch * sizes[layer + 1]];
            new AcousticLayer(sizes[layer], sizes[layer + 1], weights[layer], biases[layer]).Apply(values[^1], output, Batch);
            if (layer + 1 < weights.Length)
            {
                TensorPrimitives.Max(output, 0f, output);
            }

            values.Add(output);
        }

        float[] gradient = values[^1];
        (double loss, int right) = ToGradient(gradient, targets);
        steps++;
        for (int layer = weights.Length - 1; layer >= 0; layer--)
        {
            float[] forWeights = new float[weights[layer].Length];
            MatrixKernel.MultiplyAdd(Transposed(values[layer], Batch, sizes[layer]), gradient, forWeights, sizes[layer], Batch, sizes[layer + 1]);
            float[] forBiases = new float[sizes[layer + 1]];
            for (int row = 0; row < Batch; row++)
            {
                TensorPrimitives.Add(forBiases, gradient.AsSpan(row * forBiases.Length, forBiases.Length), forBiases);
            }

            if (layer > 0)
            {
                float[] before = new float[Batch * sizes[layer]];
                MatrixKernel.MultiplyAdd(
                    gradient,
                    Transposed(weights[layer], sizes[layer], sizes[layer + 1]),
                    before,
                    Batch,
                    sizes[layer + 1],
                    sizes[layer]);
                for (int i = 0; i < before.Length; i++)
                {
                    before[i] = values[layer][i] > 0 ? before[i] : 0;
                }

                gradient = before;
            }

            Adam(weights[layer], forWeights, layer, rate);
            Adam(biases[layer], forBiases, weights.Length + layer, rate);
        }

        return (loss, right);
    }

    private static (double Loss, int Right) ToGradient(float[] scores, int[] targets)
    {
        double loss = 0;
        int right = 0;
        for (int row = 0; row < Batch; row++)
        {
            Span<float> all = scores.AsSpan(row * AcousticModel.Outputs, AcousticModel.Outputs);
            Span<float> classes = all[..SoundClasses.Count];
            TensorPrimitives.SoftMax(classes, classes);
            all[SoundClasses.Count..].Clear();
            loss -= Math.Log(Math.Max(1e-9, classes[targets[row]]));
            right += TensorPrimitives.IndexOfMax(classes) == targets[row] ? 1 : 0;
            TensorPrimitives.Subtract(classes, Smoothing / SoundClasses.Count, classes);
            classes[targets[row]] -= 1 - Smoothing;
            TensorPrimitives.Divide(classes, Batch, classes);
        }

        return (loss, right);
    }

    private void Adam(float[] parameters, float[] gradient, int slot, float rate)
    {
        const float first = 0.9f;
        const float second = 0.999f;
        Span<float> mean = means[slot];
        Span<float> square = squares[slot];
        float correction = MathF.Sqrt(1 - MathF.Pow(second, steps)) / (1 - MathF.Pow(first, steps));
        TensorPrimitives.Multiply(mean, first, mean);
        TensorPrimitives.MultiplyAdd(gradient, 1 - first, mean, mean);
        float[] scratch = new float[gradient.Length];
        TensorPrimitives.Multiply(gradient, gradient, scratch);
        TensorPrimitives.Multiply(square, second, square);
        TensorPrimitives.MultiplyAdd(scratch, 1 - second, square, square);
        TensorPrimitives.Sqrt(square, scratch);
        TensorPrimitives.Add(scratch, 1e-8f, scratch);
        TensorPrimitives.Divide(mean, scratch, scratch);
        TensorPrimitives.MultiplyAdd(scratch, -rate * correction, parameters, parameters);
    }

    private static float[] Transposed(float[] values, int rows, int columns)
    {
        float[] turned = new float[values.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                turned[(column * rows) + row] = values[(row * columns) + column];
            }
        }

        return turned;
    }

    private float Normal() => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
