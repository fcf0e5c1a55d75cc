namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>Tests that listen, one after the other and beside no others: a busy machine has browsers leave sound out.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SoundCollection
{
    public const string Name = "sound";
}
