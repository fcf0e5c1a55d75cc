namespace AvatarKit.Rendering;

/// <summary>Where a point lies in a <see cref="FaceGrid"/>.</summary>
/// <param name="Vertex">The vertex above and left of it.</param>
/// <param name="X">How far it lies across its cell, from 0 to 1.</param>
/// <param name="Y">How far it lies down its cell, from 0 to 1.</param>
internal readonly record struct GridPlace(int Vertex, float X, float Y);
