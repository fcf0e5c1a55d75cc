using Microsoft.Extensions.Logging.Testing;

namespace AvatarKit.Local.Tests.Speech.Flite;

[Collection(VoicesGroup.Name)]
public sealed class FliteModuleCacheTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-tests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_voice_is_compiled_once_and_read_back_without_being_unpacked()
    {
        int unpacked = 0;
        FliteBinary embedded = FliteBinary.FindEmbedded()!;
        FliteBinary counted = new(embedded.Hash, () =>
        {
            unpacked++;
            return new MemoryStream(embedded.Read());
        });

        Speak(counted, new FakeLogger());
        Speak(counted, new FakeLogger());

        Assert.Equal(1, unpacked);
        Assert.Single(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("flipped")]
    [InlineData("cut")]
    [InlineData("empty")]
    [InlineData("foreign")]
    public void A_damaged_or_foreign_file_is_replaced(string damage)
    {
        FliteBinary binary = FliteBinary.FindEmbedded()!;
        Speak(binary, new FakeLogger());
        string file = Directory.GetFiles(folder).Single();
        byte[] good = File.ReadAllBytes(file);
        byte[] foreign = [.. "not machine code"u8];
        File.WriteAllBytes(file, damage switch
        {
            "flipped" => [.. good[..(good.Length / 2)], (byte)~good[good.Length / 2], .. good[((good.Length / 2) + 1)..]],
            "cut" => good[..^1000],
            "foreign" => [.. foreign, .. FliteModuleCache.Footer(foreign)],
            _ => [],
        });
        FakeLogger logger = new();

        Speak(binary, logger);

        Assert.Equal(good.Length, File.ReadAllBytes(file).Length);
        FakeLogRecord told = Assert.Single(
            logger.Collector.GetSnapshot(), record => record.Message.Contains("compiled anew", StringComparison.Ordinal));
        Assert.Null(told.Exception);
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Without_a_folder_to_write_to_it_works_in_memory()
    {
        string blocked = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(blocked, "");
        await using LocalSpeechSynthesizer voices = new(new LocalSpeechOptions { CacheFolder = Path.Combine(blocked, "cache"), EspeakWorkers = 0 });

        Spoken spoken = await Spoken.Of(voices, "Hello there.", "kal");

        spoken.AssertWellFormed();
    }

    private void Speak(FliteBinary binary, FakeLogger logger)
    {
        using FliteRuntime runtime = new(binary, PrivateFolder.TryOpen(folder), logger);
        WasiProcess process = new(["flite", "-voice", "kal", "-ps", "-t", "yes", "-o", "none"], CancellationToken.None);
        runtime.Run(process);
        Assert.Equal("pau y eh s pau", process.StandardOutput.Trim());
    }
}
