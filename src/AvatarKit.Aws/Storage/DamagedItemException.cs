using System.Diagnostics.CodeAnalysis;

namespace AvatarKit.Aws;

/// <summary>An item of the table is not as the store writes it.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "Never leaves the store: it becomes a StorageException.")]
internal sealed class DamagedItemException(string attribute) : Exception($"The attribute '{attribute}' is missing or is not what the store writes.");
