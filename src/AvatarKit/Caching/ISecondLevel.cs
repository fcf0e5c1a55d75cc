using System.Buffers;

namespace AvatarKit;

/// <summary>What is behind the memory of a cache.</summary>
internal interface ISecondLevel
{
    /// <summary>Where removals stand, as far as is known.</summary>
    byte[] Mark { get; }

    /// <summary>Reads. A level that does not answer soon is not waited for, and left alone when that happens again and again.</summary>
    ValueTask<MarkedBytes?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>Keeps something, unless it is known that things were removed since it was begun.</summary>
    ValueTask SetAsync(SecondLevelWrite write, Action<IBufferWriter<byte>> content, CancellationToken cancellationToken);

    /// <summary>Removes one thing.</summary>
    ValueTask RemoveAsync(string name, CancellationToken cancellationToken);

    /// <summary>Removes all that has a label; more than that where the level cannot tell.</summary>
    /// <exception cref="StorageException">The level failed or did not answer: what it holds may still be read.</exception>
    ValueTask RemoveLabelAsync(string label, CancellationToken cancellationToken);
}
