using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AvatarKit.Testing;

/// <summary>Kestrel on a free port of 127.0.0.1.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private const long MaxRequestBytes = 64 * 1024 * 1024;
    private const int MaxStreams = 10_000;

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stopping = new();
    private WebApplication? app;

    private EmulatorHost(bool useHttps) => Certificate = useHttps ? EmulatorCertificate.Create(TimeProvider.System) : null;

    public X509Certificate2? Certificate { get; }

    public CancellationToken Stopping => stopping.Token;

    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    public static async Task<EmulatorHost> StartAsync(EmulatorOptions options, RequestDelegate handle, CancellationToken cancellationToken)
    {
        var host = new EmulatorHost(options.UseHttps);
        try
        {
            await host.ListenAsync(handle, cancellationToken).ConfigureAwait(false);
            return host;
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        if (app is not null)
        {
            await app.DisposeAsync().ConfigureAwait(false);
        }

        Certificate?.Dispose();
        stopping.Dispose();
    }

    private async Task ListenAsync(RequestDelegate handle, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.Http2.MaxStreamsPerConnection = MaxStreams;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (Certificate is not null)
                {
                    listen.UseHttps(Certificate);
                }
            });
        });
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = ShutdownTimeout);
        app = builder.Build();
        app.Run(handle);
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        ICollection<string> addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        Endpoint = new Uri(addresses.Single());
    }
}
