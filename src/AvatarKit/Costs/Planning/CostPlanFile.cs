namespace AvatarKit;

/// <summary>A cost plan as it stands in a file: what is left out is told from what is 0.</summary>
internal sealed class CostPlanFile
{
    public List<Phase?>? Phases { get; set; }

    public Comparable? Comparison { get; set; }

    public CostPlan ToPlan() => new()
    {
        Phases = [.. (Phases ?? []).Select(static (phase, index) => (phase ?? throw Missing($"phases[{index}]")).ToPhase(index))],
        Comparison = Comparison?.ToComparison(),
    };

    private static CostPlanException Missing(string member) => new($"The cost plan has no {member}; it is needed.");

    internal sealed class Phase
    {
        public string? Name { get; set; }

        public decimal? ConversationsPerMonth { get; set; }

        public decimal? TurnsPerConversation { get; set; }

        public Dictionary<string, decimal>? Models { get; set; }

        public decimal? InputTokensPerTurn { get; set; }

        public decimal? CachedInputShare { get; set; }

        public decimal? OutputTokensPerTurn { get; set; }

        public decimal? AnswerCacheShare { get; set; }

        public string? Voice { get; set; }

        public decimal? CharactersPerTurn { get; set; }

        public decimal? SpokenShare { get; set; }

        public decimal? SpeechCacheShare { get; set; }

        public Dictionary<string, decimal>? ResourcesPerTurn { get; set; }

        public Dictionary<string, decimal>? FixedUsdPerMonth { get; set; }

        public CostPhase ToPhase(int index)
        {
            var phase = new CostPhase
            {
                Name = Name ?? throw Missing($"phases[{index}].name"),
                ConversationsPerMonth = ConversationsPerMonth ?? throw Missing($"phases[{index}].conversationsPerMonth"),
                Models = Models ?? throw Missing($"phases[{index}].models"),
                Voice = Voice,
            };
            return phase with
            {
                TurnsPerConversation = TurnsPerConversation ?? phase.TurnsPerConversation,
                InputTokensPerTurn = InputTokensPerTurn ?? phase.InputTokensPerTurn,
                CachedInputShare = CachedInputShare ?? phase.CachedInputShare,
                OutputTokensPerTurn = OutputTokensPerTurn ?? phase.OutputTokensPerTurn,
                AnswerCacheShare = AnswerCacheShare ?? phase.AnswerCacheShare,
                CharactersPerTurn = CharactersPerTurn ?? phase.CharactersPerTurn,
                SpokenShare = SpokenShare ?? phase.SpokenShare,
                SpeechCacheShare = SpeechCacheShare ?? phase.SpeechCacheShare,
                ResourcesPerTurn = ResourcesPerTurn ?? phase.ResourcesPerTurn,
                FixedUsdPerMonth = FixedUsdPerMonth ?? phase.FixedUsdPerMonth,
            };
        }
    }

    internal sealed class Comparable
    {
        public string? Name { get; set; }

        public decimal? UsdPerMinute { get; set; }

        public decimal? MinutesPerTurn { get; set; }

        public decimal? FixedUsdPerMonth { get; set; }

        public CostComparison ToComparison() => new()
        {
            Name = Name ?? throw Missing("comparison.name"),
            UsdPerMinute = UsdPerMinute ?? throw Missing("comparison.usdPerMinute"),
            MinutesPerTurn = MinutesPerTurn ?? throw Missing("comparison.minutesPerTurn"),
            FixedUsdPerMonth = FixedUsdPerMonth ?? 0,
        };
    }
}
