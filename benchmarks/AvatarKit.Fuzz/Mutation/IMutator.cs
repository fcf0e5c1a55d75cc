namespace AvatarKit.Fuzz.Mutation;

/// <summary>Makes inputs of others.</summary>
internal interface IMutator
{
    /// <summary>An input.</summary>
    /// <param name="seeds">The inputs to begin with; one at least.</param>
    /// <param name="random">Chooses.</param>
    byte[] Mutate(IReadOnlyList<byte[]> seeds, Random random);

    /// <summary>A pattern that can be made as long as one likes.</summary>
    /// <param name="seeds">The inputs to begin with; one at least.</param>
    /// <param name="random">Chooses.</param>
    GrowthPattern Grow(IReadOnlyList<byte[]> seeds, Random random);
}
