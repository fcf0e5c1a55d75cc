namespace AvatarKit.Local.Tests.Speech.Espeak;

public sealed class EspeakProgramTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [EspeakFact]
    public void A_temporary_folder_that_cannot_be_written_to_is_not_left_behind()
    {
        string temporary = folder["temporary"];

        // No file can be moved to where a folder is.
        Directory.CreateDirectory(Path.Combine(temporary, "AvatarKit.Local.EspeakWorker.dll"));
        folder.Write("file", "");

        EspeakProgram? program = EspeakProgram.TryCreate(folder["file/cache"], () => temporary, out string reason);

        Assert.Null(program);
        Assert.Contains("CacheFolder", reason, StringComparison.Ordinal);
        Assert.False(Directory.Exists(temporary));
    }
}
