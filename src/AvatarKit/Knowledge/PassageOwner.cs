namespace AvatarKit;

/// <summary>Whose a passage is.</summary>
/// <param name="TenantId">The tenant: nobody of another is given it.</param>
/// <param name="UserId">The person within the tenant; <see langword="null"/>: everybody's of the tenant. What is one person's goes into no
/// answer that is kept for others.</param>
public sealed record PassageOwner(string TenantId, string? UserId = null)
{
    /// <summary>Whether somebody may be given what is this owner's.</summary>
    /// <param name="tenantId">Their tenant.</param>
    /// <param name="userId">Who they are within it.</param>
    /// <returns>Whether tenant and person are these, letter for letter.</returns>
    public bool Admits(string tenantId, string userId)
        => string.Equals(TenantId, tenantId, StringComparison.Ordinal)
            && (UserId is null || string.Equals(UserId, userId, StringComparison.Ordinal));

    /// <summary>The record's text without names.</summary>
    /// <returns>Whether it is one person's.</returns>
    public override string ToString() => $"PassageOwner {{ IsPersonal = {UserId is not null} }}";
}
