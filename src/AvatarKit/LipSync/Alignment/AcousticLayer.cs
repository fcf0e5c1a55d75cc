namespace AvatarKit;

/// <summary>A layer of a neural network: a matrix of weights, inputs by outputs, and a bias for each output.</summary>
internal sealed class AcousticLayer(int inputs, int outputs, float[] weights, float[] biases)
{
    public int Inputs => inputs;

    public int Outputs => outputs;

    public float[] Weights => weights;

    public float[] Biases => biases;

    public void Apply(ReadOnlySpan<float> values, Span<float> output, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            biases.CopyTo(output[(row * outputs)..]);
        }

        MatrixKernel.MultiplyAdd(values, weights, output, rows, inputs, outputs);
    }
}
