using System.Buffers.Binary;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>A page that plays a video while it is made: pieces go out as they come, each after its length.</summary>
internal sealed class VideoServer : IAsyncDisposable
{
    private const string Html =
        """
        <!doctype html><title>Video</title><video id="video" muted></video>
        <script type="module">
        const video = document.getElementById('video');
        globalThis.log = { appended: 0, waits: 0 };
        video.addEventListener('waiting', () => log.waits++);
        video.addEventListener('timeupdate', () => {
          if (video.currentTime > 0.1 && !log.reported) {
            log.reported = true;
            fetch('/playing', { method: 'POST' });
          }
        });
        video.addEventListener('ended', () => { log.ended = video.currentTime; });
        const source = new MediaSource();
        video.src = URL.createObjectURL(source);
        await new Promise(resolve => source.addEventListener('sourceopen', resolve, { once: true }));
        const reader = (await fetch('/video')).body.getReader();
        let bytes = new Uint8Array();
        const take = async count => {
          while (bytes.length < count) {
            const { done, value } = await reader.read();
            if (done) return null;
            const more = new Uint8Array(bytes.length + value.length);
            more.set(bytes);
            more.set(value, bytes.length);
            bytes = more;
          }
          const taken = bytes.slice(0, count);
          bytes = bytes.slice(count);
          return taken;
        };
        const next = async () => {
          const length = await take(4);
          return length && take(new DataView(length.buffer).getUint32(0));
        };
        log.type = new TextDecoder().decode(await next());
        log.supported = MediaSource.isTypeSupported(log.type);
        const buffer = source.addSourceBuffer(log.type);
        buffer.addEventListener('error', () => { log.error = 'a piece was refused'; });
        video.addEventListener('error', () => { log.error = video.error.message; });
        for (let piece = await next(); piece; piece = await next()) {
          const updated = new Promise(resolve => buffer.addEventListener('updateend', resolve, { once: true }));
          buffer.appendBuffer(piece);
          await updated;
          if (++log.appended === 2) video.play();
        }
        log.ranges = buffer.buffered.length;
        log.start = buffer.buffered.start(0);
        source.endOfStream();
        log.bufferedEnd = buffer.buffered.end(0);
        log.duration = source.duration;
        </script>
        """;

    private readonly WebApplication app;

    private VideoServer(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public static async Task<VideoServer> StartAsync(Func<IAsyncEnumerable<AvatarRendering>> render, Action playing)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        app.Run(async context =>
        {
            switch (context.Request.Path.Value)
            {
                case "/":
                    context.Response.ContentType = "text/html; charset=utf-8";
                    await context.Response.WriteAsync(Html);
                    break;
                case "/playing":
                    playing();
                    break;
                case "/video":
                    await SendAsync(context, render());
                    break;
                default:
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    break;
            }
        });
        await app.StartAsync();
        return new VideoServer(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task SendAsync(HttpContext context, IAsyncEnumerable<AvatarRendering> renderings)
    {
        await foreach (VideoRendering piece in renderings.OfType<VideoRendering>())
        {
            if (piece.IsInitialization)
            {
                await SendAsync(context, Encoding.UTF8.GetBytes(piece.ContentType));
            }

            await SendAsync(context, piece.Data);
        }
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        await context.Response.Body.WriteAsync(length);
        await context.Response.Body.WriteAsync(bytes);
        await context.Response.Body.FlushAsync();
    }
}
