using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.Testing;

/// <summary>A service of AWS in this process, on a free port of 127.0.0.1, speaking the service's own protocol. Thread-safe.</summary>
/// <remarks>Signatures are checked by recomputation. Dispose it to close the port; answers still on the way are cut.</remarks>
/// <typeparam name="TSelf">The emulator itself, for chaining.</typeparam>
/// <typeparam name="TRequest">What a request is recorded as.</typeparam>
/// <typeparam name="TReply">What a request is answered with.</typeparam>
public abstract class AwsEmulator<TSelf, TRequest, TReply> : EmulatorScript<TSelf, TRequest, TReply>, IAsyncDisposable
    where TSelf : AwsEmulator<TSelf, TRequest, TReply>
    where TRequest : EmulatorRequest
    where TReply : class
{
    private readonly RequestLog<TRequest> log = new();
    private readonly SignatureCheck signatures;
    private readonly string endpointVariable;
    private EmulatorHost? host;

    private protected AwsEmulator(EmulatorOptions options, string signingName, string endpointVariable, string? bearerToken)
    {
        signatures = new SignatureCheck(options, signingName, bearerToken);
        Options = options;
        this.endpointVariable = endpointVariable;
    }

    /// <summary>Where it listens: scheme, address and port.</summary>
    public Uri Endpoint => Host.Endpoint;

    /// <summary>The certificate it serves TLS with, owned by the emulator; <see langword="null"/> over plain
    /// http. Clients are to trust exactly this one.</summary>
    public X509Certificate2? Certificate => Host.Certificate;

    /// <summary>What it was sent, in the order it came, refused requests too.</summary>
    public IReadOnlyList<TRequest> Requests => log.Requests;

    /// <summary>The standard environment variables that lead a client to this emulator: its endpoint, the credentials and the region.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentVariables
    {
        get
        {
            var variables = new Dictionary<string, string>
            {
                [endpointVariable] = Endpoint.GetLeftPart(UriPartial.Authority),
                ["AWS_ACCESS_KEY_ID"] = Options.AccessKeyId,
                ["AWS_SECRET_ACCESS_KEY"] = Options.SecretKey,
                ["AWS_REGION"] = Options.Region,
            };
            if (Options.SessionToken is string token)
            {
                variables["AWS_SESSION_TOKEN"] = token;
            }

            return variables;
        }
    }

    private protected EmulatorOptions Options { get; }

    private EmulatorHost Host => host ?? throw new InvalidOperationException("The emulator has not started.");

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The requests it is for.</param>
    /// <returns>The rule, to be told what to answer.</returns>
    public EmulatorRule<TRequest, TReply> When(Func<TRequest, bool> condition) => new(Answers, condition);

    /// <summary>Waits until a number of requests have come, for tests that act in the middle of one.</summary>
    /// <param name="count">How many requests.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>A task that ends with the request of that number.</returns>
    public Task WaitForRequestsAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return log.WaitAsync(count, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync().ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }

    private protected async Task<TSelf> StartAsync(CancellationToken cancellationToken)
    {
        host = await EmulatorHost.StartAsync(Options, HandleAsync, cancellationToken).ConfigureAwait(false);
        return (TSelf)this;
    }

    /// <summary>The operation of a method and a path; <see langword="null"/>: the service has none such.</summary>
    private protected abstract string? OperationOf(string method, string[] path);

    private protected abstract TRequest Record(EmulatorExchange exchange);

    /// <summary>Answers a request whose signature holds.</summary>
    private protected abstract Task AnswerAsync(EmulatorExchange exchange, TRequest request);

    private protected ValueTask<EmulatorAnswer<TReply>> NextAnswerAsync(EmulatorExchange exchange, TRequest request)
        => Answers.RespondAsync(request, static _ => default, Options.TimeProvider, exchange.Token);

    private async Task HandleAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, Host.Stopping);
        TRequest? request = null;
        try
        {
            using var content = new MemoryStream();
            await context.Request.Body.CopyToAsync(content, ending.Token).ConfigureAwait(false);
            var exchange = new EmulatorExchange(context, content.ToArray(), Options, ending.Token);
            exchange.Operation = OperationOf(context.Request.Method, exchange.Segments) ?? "";
            exchange.Body = JsonBody.TryParse(exchange.Content);
            (exchange.Signature, EmulatorFault? refusal) = signatures.Check(exchange);
            request = Record(exchange);
            exchange.Request = request;
            log.Add(request);
            using CancellationTokenRegistration closing = context.RequestAborted.UnsafeRegister(_ => NoteClosing(exchange), null);
            if ((refusal ?? RefusalOf(exchange)) is EmulatorFault fault)
            {
                await exchange.FailAsync(fault).ConfigureAwait(false);
            }
            else
            {
                await AnswerAsync(exchange, request).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && ending.IsCancellationRequested)
        {
            context.Abort();
        }
        finally
        {
            request?.End();
        }
    }

    private static EmulatorFault? RefusalOf(EmulatorExchange exchange) => exchange.Operation.Length == 0
        ? EmulatorFault.Error(404, "UnknownOperationException", "The requested operation is not recognized by the service.")
        : exchange.Content.Length > 0 && exchange.Body.ValueKind != JsonValueKind.Object
            ? EmulatorFault.Error(400, "SerializationException", "The request body is no JSON object.")
            : null;

    private void NoteClosing(EmulatorExchange exchange)
    {
        if (!exchange.IsCut && !Host.Stopping.IsCancellationRequested)
        {
            exchange.Request!.ClientClosed(Options.TimeProvider.GetUtcNow());
        }
    }
}
