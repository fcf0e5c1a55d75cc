using System.Globalization;
using System.Numerics.Tensors;

namespace AvatarKit.Evaluation;

/// <summary>Learns the weights of the acoustic model: cross-entropy by Adam (Kingma and Ba, 2015) on small batches.</summary>
internal sealed class AcousticTrainer
{
    private const int Batch = 256;
    private const int Parts = 2;
    private const int PartRows = Batch / Parts;
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

    /// <summary>Goes through the set. A second time it goes on from what was learned in the first.</summary>
    /// <param name="set">What to learn from.</param>
    /// <param name="epochs">How many times.</param>
    public void Learn(LearningSet set, int epochs)
    {
        (int Run, int Frame)[] order = [.. set.Runs.SelectMany(static (
            run,
            index) => Enumerable.Range(0, run.Sounds.Length)
                .Where(frame => run.Sounds[frame] != LearningSet.Unknown)
                .Select(frame => (index, frame)))];
        int before = steps;
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
                float rate = 2e-3f * Math.Min(1, (steps - before + 1) / 200f) * (0.5f + (0.5f * MathF.Cos(MathF.PI * (steps - before) / total)));
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
        // In as many parts on every machine, and added up in their order, so that the weights are the same.
        var parts = new Part[Parts];
        Parallel.For(0, Parts, part => parts[part] = Differentiate(
            inputs.AsSpan(part * PartRows * sizes[0], PartRows * sizes[0]).ToArray(), targets.AsSpan(part * PartRows, PartRows).ToArray()));
        steps++;
        for (int slot = 0; slot < means.Length; slot++)
        {
            float[] gradient = parts[0].Gradients[slot];
            foreach (Part part in parts.Skip(1))
            {
                TensorPrimitives.Add(gradient, part.Gradients[slot], gradient);
            }

            Adam(slot < weights.Length ? weights[slot] : biases[slot - weights.Length], gradient, slot, rate);
        }

        return (parts.Sum(static part => part.Loss), parts.Sum(static part => part.Right));
    }

    private Part Differentiate(float[] inputs, int[] targets)
    {
        List<float[]> values = [inputs];
        for (int layer = 0; layer < weights.Length; layer++)
        {
            float[] output = new float[PartRows * sizes[layer + 1]];
            new AcousticLayer(sizes[layer], sizes[layer + 1], weights[layer], biases[layer]).Apply(values[^1], output, PartRows);
            if (layer + 1 < weights.Length)
            {
                TensorPrimitives.Max(output, 0f, output);
            }

            values.Add(output);
        }

        float[] gradient = values[^1];
        (double loss, int right) = ToGradient(gradient, targets);
        var gradients = new float[means.Length][];
        for (int layer = weights.Length - 1; layer >= 0; layer--)
        {
            float[] forWeights = gradients[layer] = new float[weights[layer].Length];
            MatrixKernel.MultiplyAdd(
                Transposed(values[layer], PartRows, sizes[layer]), gradient, forWeights, sizes[layer], PartRows, sizes[layer + 1]);
            float[] forBiases = gradients[weights.Length + layer] = new float[sizes[layer + 1]];
            for (int row = 0; row < PartRows; row++)
            {
                TensorPrimitives.Add(forBiases, gradient.AsSpan(row * forBiases.Length, forBiases.Length), forBiases);
            }

            if (layer > 0)
            {
                gradient = Before(gradient, values[layer], layer);
            }
        }

        return new Part(loss, right, gradients);
    }

    /// <summary>The gradient of what goes into a layer.</summary>
    private float[] Before(float[] gradient, float[] values, int layer)
    {
        float[] before = new float[values.Length];
        MatrixKernel.MultiplyAdd(
            gradient, Transposed(weights[layer], sizes[layer], sizes[layer + 1]), before, PartRows, sizes[layer + 1], sizes[layer]);
        for (int i = 0; i < before.Length; i++)
        {
            before[i] = values[i] > 0 ? before[i] : 0;
        }

        return before;
    }

    private static (double Loss, int Right) ToGradient(float[] scores, int[] targets)
    {
        double loss = 0;
        int right = 0;
        for (int row = 0; row < targets.Length; row++)
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

    private sealed record Part(double Loss, int Right, float[][] Gradients);
}
