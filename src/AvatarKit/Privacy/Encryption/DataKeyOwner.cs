namespace AvatarKit;

/// <summary>Whose data a key encrypts: one person's.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="UserId">The person.</param>
public readonly record struct DataKeyOwner(string TenantId, string UserId)
{
    /// <summary>The owner as one text, <c>tenant/user</c>, with <c>%</c> and <c>/</c> in ids escaped: another for every other owner.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => new AssetOwner(TenantId, UserId).ToString();
}
