namespace AvatarKit;

/// <summary>What a tier is made from: a turn whose settings differ gets a tier of its own.</summary>
internal readonly record struct ModelTierSettings(string? ModelId, int Retries, TimeSpan FirstContentTimeout)
{
    public static ModelTierSettings Of(string tier, AvatarChatbotOptions options)
    {
        ModelResilienceOptions resilience = options.Resilience.Model;
        return new ModelTierSettings(options.Tiers[tier].ModelId, resilience.Retries, resilience.FirstContentTimeout);
    }
}
