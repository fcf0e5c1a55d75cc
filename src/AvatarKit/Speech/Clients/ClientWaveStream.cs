using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>The pieces of one WAV file as a stream. It ends where the next file begins.</summary>
[Experimental(Experiments.TextToSpeechClients)]
internal sealed class ClientWaveStream(ClientAudio audio, DataContent first) : Stream
{
    private ReadOnlyMemory<byte> current = first.Data;
    private DataContent? next;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The piece that begins the next file, or <see langword="null"/> when there is none.</summary>
    public async ValueTask<DataContent?> NextFileAsync()
    {
        while (!ended)
        {
            await AdvanceAsync().ConfigureAwait(false);
        }

        return next;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (current.IsEmpty && !ended)
        {
            await AdvanceAsync().ConfigureAwait(false);
        }

        int count = Math.Min(buffer.Length, current.Length);
        current[..count].CopyTo(buffer);
        current = current[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
        => throw new NotSupportedException("The pieces come over time: read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask AdvanceAsync()
    {
        DataContent? content = await audio.NextAsync().ConfigureAwait(false);
        if (content is null || ClientFormat.BeginsFile(content))
        {
            (next, ended, current) = (content, true, default);
        }
        else
        {
            current = content.Data;
        }
    }
}
