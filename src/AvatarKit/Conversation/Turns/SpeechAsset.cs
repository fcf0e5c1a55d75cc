namespace AvatarKit;

/// <summary>Keeps a spoken answer in the asset store.</summary>
internal static class SpeechAsset
{
    /// <summary>Stores the segments as one WAV. A store that fails costs a warning, not the turn.</summary>
    public static async Task<AssetInfo?> StoreAsync(
        TurnServices services, ConversationKey key, string turnId, IReadOnlyList<SpeechSegment> segments, TurnWarnings warnings)
    {
        try
        {
            using var wave = new MemoryStream();
            WaveFile.Write(wave, segments);
            wave.Position = 0;
            using var timeout = new CancellationTokenSource(services.Options.PersistTimeout, services.Time);
            return await services.Assets.PutAsync(
                new AssetUpload { Owner = AssetOwner.Of(key), ContentType = "audio/wav" }, wave, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            EngineLog.WentWithout(services.Logger, turnId, "storing its speech", exception.GetType().Name);
            warnings.Add(TurnError.From(exception, TurnStage.Remember));
            return null;
        }
    }
}
