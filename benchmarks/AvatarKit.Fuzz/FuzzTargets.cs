namespace AvatarKit.Fuzz;

/// <summary>All targets.</summary>
internal static class FuzzTargets
{
    private static readonly Func<FuzzTarget>[] Makers =
    [
        static () => new SpeakableTarget(),
        static () => new SegmentationTarget(),
        static () => new MarkdownTarget(),
        static () => new MoodsTarget(),
        static () => new PronunciationTarget(),
        static () => new SpeechMarksTarget(),
        static () => new SsmlTarget(),
        static () => new EventStreamTarget(),
        static () => new ThinkingTarget(),
        static () => new BatchTarget(),
        static () => new WireJsonTarget(),
        static () => new FaceTrackTarget(),
        static () => new ChatTarget(),
        static () => new LiveTarget(),
        static () => new LiveOrdersTarget(),
        static () => new MicrophoneTarget(),
        static () => new KnowledgeTarget(),
        static () => new KnowledgeIndexTarget(),
        static () => new WavTarget(),
        static () => new ImageTarget(),
        static () => new RigTarget(),
        static () => new RigPageTarget(),
        static () => new LandmarksTarget(),
        static () => new PricesTarget(),
        static () => new CostPlanTarget(),
        static () => new CalibrationTarget(),
        static () => new WarmingTarget(),
        static () => new QuestionsTarget(),
        static () => new GuardsTarget(),
        static () => new RedactionTarget(),
        static () => new ToolJsonTarget(),
        static () => new AuditTarget(),
        static () => new ReceiptTarget(),
        static () => new KeysTarget(),
        static () => new SealedTarget(),
        static () => new OwnersTarget(),
    ];

    /// <summary>A target of each kind, for one thread each. Whoever asks disposes of those that can be.</summary>
    public static IReadOnlyList<FuzzTarget> Create() => [.. Makers.Select(static make => make())];

    /// <summary>The one of a name, or all.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static IReadOnlyList<FuzzTarget> Find(string name)
    {
        IReadOnlyList<FuzzTarget> all = Create();
        if (name == "all")
        {
            return all;
        }

        string known = string.Join(", ", all.Select(static target => target.Name));
        return all.FirstOrDefault(target => target.Name == name) is { } found
            ? [found]
            : throw new ArgumentException($"There is no target '{name}'. There are all, {known}.");
    }
}
