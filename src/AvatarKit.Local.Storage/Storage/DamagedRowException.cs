using System.Diagnostics.CodeAnalysis;

namespace AvatarKit.Local;

/// <summary>A row holds what no version of this store writes. Carries no content; the store turns it into <c>storage.corrupt</c>.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the store.")]
internal sealed class DamagedRowException : Exception;
