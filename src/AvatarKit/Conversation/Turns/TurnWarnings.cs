namespace AvatarKit;

/// <summary>What went wrong without ending the turn, each kind once. Thread-safe.</summary>
internal sealed class TurnWarnings
{
    private readonly Lock gate = new();
    private readonly List<AvatarError> warnings = [];

    public void Add(AvatarKitException exception, TurnStage stage) => Add(TurnError.From(exception, stage));

    public void Add(AvatarError warning)
    {
        lock (gate)
        {
            if (!warnings.Exists(known => known.Code == warning.Code))
            {
                warnings.Add(warning);
            }
        }
    }

    public IReadOnlyList<AvatarError> Read()
    {
        lock (gate)
        {
            return [.. warnings];
        }
    }
}
