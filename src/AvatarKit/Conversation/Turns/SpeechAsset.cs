namespace AvatarKit;

/// <summary>Keeps a spoken answer in the asset store.</summary>
internal static class SpeechAsset
{
    /// <summary>The owner of a user's assets: unlike for any other tenant and user.</summary>
    public static string Owner(ConversationKey key) => $"{Uri.EscapeDataString(key.TenantId)}/{Uri.EscapeDataString(key.UserId)}";

    /// <summary>Stores the segments as one WAV. A store that fails costs a warning, not the turn.</summary>
    public static async Task<AssetInfo?> StoreAsync(
        TurnServices services, ConversationKey key, string turnId, IReadOnlyList<SpeechSegment> segments, TurnWarnings warnings)
    {
        try
        {
            using var wave = new MemoryStream();
            WaveFile.Write(wave, segments);
            wave.Position = 0;
            using var timeout = new CancellationTokenSource(services.Options.Resilience.Store.Timeout, services.Time);
            return await services.Assets.PutAsync(Owner(key), wave, "audio/wav", timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            EngineLog.WentWithout(services.Logger, turnId, "storing its speech", exception.GetType().Name);
            warnings.Add(TurnError.From(exception, TurnStage.Remember));
            return null;
        }
    }
}
