namespace AvatarKit.Local;

/// <summary>What stands in the file of a person's data keys, the newest last.</summary>
internal sealed record DataKeyFile(DataKeyOwner Owner, IReadOnlyList<WrappedDataKey> Keys);
