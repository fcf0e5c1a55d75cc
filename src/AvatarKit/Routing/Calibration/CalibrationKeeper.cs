namespace AvatarKit;

/// <summary>Holds the calibration in force, and keeps it where the host has a store for it.</summary>
internal sealed class CalibrationKeeper(ICalibrationStore? store, CalibrationLog log)
{
    private volatile CalibrationState? current;

    public CalibrationState? Current
    {
        get => current;
        set => current = value;
    }

    /// <summary>Reads what was kept; what cannot be read leaves what is in force.</summary>
    public async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (store is null)
        {
            return false;
        }

        try
        {
            if (await store.LoadAsync(cancellationToken).ConfigureAwait(false) is not { } document)
            {
                return false;
            }

            current = CalibrationDocument.Read(document);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            log.Failed("reading it", exception);
            return false;
        }
    }

    /// <summary>Keeps what is in force. Where that fails it is in force all the same.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (store is null || current is not { } state)
        {
            return;
        }

        try
        {
            await store.SaveAsync(CalibrationDocument.Write(state), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            log.Failed("keeping it", exception);
        }
    }
}
