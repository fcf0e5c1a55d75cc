using System.Diagnostics.CodeAnalysis;

namespace AvatarKit.Rendering;

/// <summary>Cuts what an encoder writes into the initialisation and fragments. Not thread-safe.</summary>
internal interface IContainerSplitter
{
    /// <summary>Takes bytes as they come.</summary>
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The next piece that is complete.</summary>
    /// <exception cref="InvalidDataException">What came is not what it should be.</exception>
    bool TryRead([NotNullWhen(true)] out VideoFragment? fragment);
}
