namespace AvatarKit.Aws;

/// <summary>The gates of all engines, shared by everything that speaks in the process.</summary>
internal sealed class PollyQuotaGates : IDisposable
{
    private readonly PollyQuotaGate[] gates;

    public PollyQuotaGates(PollyQuotaOptions quotas, TimeProvider time)
        => gates = [.. Enum.GetValues<PollyEngine>().Select(engine => new PollyQuotaGate(quotas.For(engine), time))];

    public PollyQuotaGate this[PollyEngine engine] => gates[(int)engine];

    public void Dispose()
    {
        foreach (PollyQuotaGate gate in gates)
        {
            gate.Dispose();
        }
    }
}
