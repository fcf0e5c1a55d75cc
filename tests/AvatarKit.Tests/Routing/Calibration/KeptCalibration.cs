namespace AvatarKit.Tests;

/// <summary>A store of one document, which can be told to fail.</summary>
internal sealed class KeptCalibration : ICalibrationStore
{
    public string? Document { get; set; }

    public bool Fails { get; set; }

    public ValueTask<string?> LoadAsync(CancellationToken cancellationToken = default)
        => Fails ? throw new IOException("The disk is gone.") : new(Document);

    public ValueTask SaveAsync(string document, CancellationToken cancellationToken = default)
    {
        Document = Fails ? throw new IOException("The disk is gone.") : document;
        return ValueTask.CompletedTask;
    }
}
