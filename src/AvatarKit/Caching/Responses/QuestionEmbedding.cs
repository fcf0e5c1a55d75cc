using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Asks the host's generator for embeddings of questions. Thread-safe.</summary>
internal sealed class QuestionEmbedding(IEmbeddingGenerator<string, Embedding<float>> generator, TimeSpan timeout, TimeProvider time)
{
    private static readonly ProviderKey Key = new(ProviderKind.Embedding, "embeddings");

    private readonly ProviderCalls calls = new(new ProviderPipelines(TransientFailure.Default, time));

    /// <summary>The embedding, of length 1; <see langword="null"/> where the generator gives none that can be compared.</summary>
    public async ValueTask<float[]?> OfAsync(string text, CancellationToken cancellationToken)
    {
        GeneratedEmbeddings<Embedding<float>> made = await calls.CallAsync(
            Key,
            ProviderPolicy.ForOptional,
            timeout,
            token => new ValueTask<GeneratedEmbeddings<Embedding<float>>>(generator.GenerateAsync([text], options: null, token)),
            cancellationToken).ConfigureAwait(false);
        if (made is not [{ Vector: { IsEmpty: false } vector }])
        {
            return null;
        }

        float[] unit = vector.ToArray();
        float length = System.Numerics.Tensors.TensorPrimitives.Norm<float>(unit);
        if (!float.IsFinite(length) || length <= 0)
        {
            return null;
        }

        System.Numerics.Tensors.TensorPrimitives.Divide(unit, length, unit);
        return unit;
    }
}
