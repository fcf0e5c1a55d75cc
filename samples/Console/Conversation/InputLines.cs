using System.Threading.Channels;

namespace AvatarKit.Samples.Console;

/// <summary>The lines that are typed, also those that are typed while the avatar speaks.</summary>
internal sealed class InputLines
{
    private readonly Channel<string> lines = Channel.CreateBounded<string>(64);

    public InputLines(TextReader input)
    {
        // A console is read by a blocking call, which must keep no thread of the pool.
        new Thread(() =>
        {
            while (input.ReadLine() is { } line)
            {
                lines.Writer.WriteAsync(line).AsTask().Wait();
            }

            lines.Writer.Complete();
        }) { IsBackground = true, Name = "input" }.Start();
    }

    /// <summary>The next line; <see langword="null"/> at the end of the input.</summary>
    public async Task<string?> ReadAsync() => await lines.Reader.WaitToReadAsync() && lines.Reader.TryRead(out string? line) ? line : null;

    /// <summary>Waits for a line to be typed, and leaves it for <see cref="ReadAsync"/>.</summary>
    /// <returns>Whether there is one.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken) => await lines.Reader.WaitToReadAsync(cancellationToken);
}
