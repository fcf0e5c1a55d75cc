using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>A request's body, no longer than allowed, in memory from the pool.</summary>
internal sealed class LiveBody : IDisposable
{
    private const int FirstBuffer = 4 * 1024;

    private byte[] rented;
    private int length;

    private LiveBody(byte[] rented) => this.rented = rented;

    public ReadOnlyMemory<byte> Bytes => rented.AsMemory(0, length);

    /// <summary>Reads it.</summary>
    /// <exception cref="ChatProblemException">It is longer.</exception>
    public static async Task<LiveBody> ReadAsync(HttpContext context, int maxBytes)
    {
        if (context.Request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        var body = new LiveBody(ArrayPool<byte>.Shared.Rent(FirstBuffer));
        try
        {
            while (true)
            {
                int count = await context.Request.Body.ReadAsync(body.Free(), context.RequestAborted).ConfigureAwait(false);
                if (count == 0)
                {
                    return body;
                }

                body.length += count;
                if (body.length > maxBytes)
                {
                    throw TooLarge(maxBytes);
                }
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public static ChatProblemException Malformed(string message) => new(StatusCodes.Status400BadRequest, "message.malformed", message);

    public void Dispose()
    {
        byte[] buffer = Interlocked.Exchange(ref rented, []);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Memory<byte> Free()
    {
        if (length == rented.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(rented.Length * 2);
            Bytes.Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(rented);
            rented = larger;
        }

        return rented.AsMemory(length);
    }

    private static ChatProblemException TooLarge(int maxBytes)
        => new(StatusCodes.Status413PayloadTooLarge, "message.too_large", $"At most {maxBytes} bytes are taken.");
}
