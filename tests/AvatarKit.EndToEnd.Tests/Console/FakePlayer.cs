namespace AvatarKit.EndToEnd.Tests.Console;

/// <summary>A program on the <c>PATH</c> that stands for a player and keeps what it is asked and fed.</summary>
internal sealed class FakePlayer
{
    private readonly ScratchFolder scratch;

    /// <param name="scratch">Where it is put.</param>
    /// <param name="name">The player it stands for.</param>
    /// <param name="script">What it does; <see langword="null"/>: it keeps its standard input.</param>
    public FakePlayer(ScratchFolder scratch, string name = "ffplay", string? script = null)
    {
        this.scratch = scratch;
        string program = scratch.Write(
            $"bin/{name}", $"#!/bin/sh\necho \"$@\" >>'{scratch["asked"]}'\n{script ?? $"exec cat >>'{scratch["fed"]}'"}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>An environment in which it is found before any other.</summary>
    public Dictionary<string, string?> Environment => new()
    {
        ["PATH"] = scratch["bin"] + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH"),
        ["COLUMNS"] = "400",
    };

    /// <summary>An environment in which there is no other player.</summary>
    public Dictionary<string, string?> EnvironmentAlone
    {
        get
        {
            File.CreateSymbolicLink(scratch["bin/cat"], "/bin/cat");
            return new() { ["PATH"] = scratch["bin"], ["COLUMNS"] = "400" };
        }
    }

    /// <summary>How it was started, a line each time.</summary>
    public string[] Asked => File.Exists(scratch["asked"]) ? File.ReadAllLines(scratch["asked"]) : [];

    /// <summary>What it was fed.</summary>
    public byte[] Fed => File.Exists(scratch["fed"]) ? File.ReadAllBytes(scratch["fed"]) : [];

    /// <summary>Waits until it was fed so much.</summary>
    public async Task WaitForAsync(int bytes)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!File.Exists(scratch["fed"]) || new FileInfo(scratch["fed"]).Length < bytes)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }
}
