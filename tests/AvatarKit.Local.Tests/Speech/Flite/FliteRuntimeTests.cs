using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit.Local.Tests.Speech.Flite;

[Collection(VoicesGroup.Name)]
public sealed class FliteRuntimeTests(VoicesFixture fixture)
{
    [Fact]
    public async Task A_run_that_never_ends_by_itself_is_ended_by_its_token_and_no_other_run_with_it()
    {
        using FliteRuntime runtime = new(FliteBinary.FindEmbedded()!, PrivateFolder.TryOpen(fixture.Folder), NullLogger.Instance);
        using CancellationTokenSource stop = new();
        using CancellationTokenSource other = new();
        TaskCompletionSource started = new();
        // -l makes Flite say the text again and again, for ever.
        Task endless = Task.Run(() =>
        {
            started.SetResult();
            runtime.Run(new WasiProcess(["flite", "-l", "-voice", "kal", "-t", "hello", "-o", "none"], stop.Token));
        });
        await started.Task;
        WasiProcess sibling = new(["flite", "-voice", "slt", "-psdur", "-t", "the little boat went on and on and on", "-o", "out.wav"], other.Token);
        Task finite = Task.Run(() => runtime.Run(sibling));

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless);
        await finite;
        Assert.True(sibling.File("out.wav").Length > 44);
        Assert.StartsWith("pau:", sibling.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public void The_module_has_the_voices_that_are_offered()
    {
        using FliteRuntime runtime = new(FliteBinary.FindEmbedded()!, PrivateFolder.TryOpen(fixture.Folder), NullLogger.Instance);
        WasiProcess listing = new(["flite", "-lv"], CancellationToken.None);

        runtime.Run(listing);

        Assert.Superset(FliteVoices.All.Select(FliteVoices.Name).ToHashSet(),
            listing.StandardOutput.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet());
    }

    [Fact]
    public void A_command_sees_the_files_it_was_given_and_no_others()
    {
        using FliteRuntime runtime = new(FliteBinary.FindEmbedded()!, PrivateFolder.TryOpen(fixture.Folder), NullLogger.Instance);
        WasiProcess given = new(["flite", "-voice", "kal", "-ps", "-f", "in.txt", "-o", "none"], CancellationToken.None);
        given.AddFile("in.txt", "yes\n"u8);
        WasiProcess stranger = new(["flite", "-voice", "kal", "-ps", "-f", "/etc/hostname", "-o", "none"], CancellationToken.None);

        runtime.Run(given);
        runtime.Run(stranger);

        Assert.Equal("pau y eh s pau", given.StandardOutput.Trim());
        Assert.Equal("", stranger.StandardOutput.Trim());
    }
}
