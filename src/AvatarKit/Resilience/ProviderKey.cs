namespace AvatarKit;

/// <summary>Whose health is watched together: what fails for one caller under the same key is likely to fail for the next.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Provider">The provider's name, for example <c>bedrock</c> or <c>polly</c>.</param>
/// <param name="Tier">The model tier, where there are several.</param>
/// <param name="Region">The region, where there are several.</param>
internal readonly record struct ProviderKey(ProviderKind Kind, string Provider, string? Tier = null, string? Region = null)
{
    /// <summary>As it stands in logs.</summary>
    public override string ToString()
    {
        string name = $"{Kind} '{Provider}'";
        name = Tier is null ? name : $"{name}, tier '{Tier}'";
        return Region is null ? name : $"{name}, region '{Region}'";
    }
}
