namespace AvatarKit;

/// <summary>One of those who share a synthesis.</summary>
internal sealed class SharedListener
{
    /// <summary>How many chunks it was given.</summary>
    public int Taken { get; set; }

    /// <summary>Whether it was told that something costs nothing: from then on a charge has to be said in full.</summary>
    public bool HeardOfNoCharge { get; set; }
}
