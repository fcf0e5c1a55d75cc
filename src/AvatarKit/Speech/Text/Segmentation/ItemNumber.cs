namespace AvatarKit;

/// <summary>What a mark after a number is.</summary>
/// <param name="IsItem">Whether it numbers an item.</param>
/// <param name="CutAt">Where the item before it ends; null where there is none.</param>
internal readonly record struct ItemNumber(bool IsItem, int? CutAt);
