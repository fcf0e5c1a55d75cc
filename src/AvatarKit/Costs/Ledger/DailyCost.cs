namespace AvatarKit;

/// <summary>What a day's turns cost.</summary>
/// <param name="Day">The day in UTC.</param>
/// <param name="Sum">The turns that ended on it.</param>
public sealed record DailyCost(DateOnly Day, CostSum Sum);
