namespace AvatarKit.Testing;

/// <summary>Which faults a contract can have.</summary>
internal static class ChaosFaults
{
    public static ChaosContract[] Contracts { get; } = Enum.GetValues<ChaosContract>();

    public static ChaosFault[] All { get; } = Enum.GetValues<ChaosFault>();

    public static IReadOnlyList<ChaosFault> Of(ChaosContract contract) => contract switch
    {
        ChaosContract.Model or ChaosContract.Recognizer or ChaosContract.Renderer or ChaosContract.SpeechCache
            => [ChaosFault.Latency, ChaosFault.Transient, ChaosFault.Lasting, ChaosFault.Cut, ChaosFault.Deaf],
        ChaosContract.Voice =>
        [
            ChaosFault.Latency, ChaosFault.Transient, ChaosFault.Lasting, ChaosFault.Cut, ChaosFault.Deaf, ChaosFault.CorruptMarks,
            ChaosFault.GarbageAudio, ChaosFault.EmptyAudio,
        ],
        ChaosContract.Conversations or ChaosContract.Assets or ChaosContract.ResponseCache or ChaosContract.SharedCache or ChaosContract.Ledger
            or ChaosContract.Calibration
            => [ChaosFault.Latency, ChaosFault.Transient, ChaosFault.Lasting, ChaosFault.Deaf, ChaosFault.LostAnswer],
        ChaosContract.Knowledge or ChaosContract.Router or ChaosContract.Confidence or ChaosContract.Portraits
            => [ChaosFault.Latency, ChaosFault.Transient, ChaosFault.Lasting, ChaosFault.Deaf],

        // They answer at once, and cannot be late.
        _ => [ChaosFault.Transient, ChaosFault.Lasting],
    };
}
