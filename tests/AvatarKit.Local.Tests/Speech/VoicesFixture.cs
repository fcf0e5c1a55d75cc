namespace AvatarKit.Local.Tests.Speech;

/// <summary>The voices of this machine with a cache folder of their own, shared by the tests that only speak.</summary>
public sealed class VoicesFixture : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("avatarkit-tests-").FullName;

    public LocalSpeechSynthesizer Voices { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Voices = new LocalSpeechSynthesizer(new LocalSpeechOptions { CacheFolder = Folder });
        await Voices.WarmUpAsync();
    }

    public async Task DisposeAsync()
    {
        await Voices.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Tests that share the voices; one after the other, as they take whole processors.</summary>
[CollectionDefinition(Name)]
public sealed class VoicesGroup : ICollectionFixture<VoicesFixture>
{
    public const string Name = "voices";
}
