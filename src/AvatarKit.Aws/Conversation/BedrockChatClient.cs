using System.Runtime.CompilerServices;
using Amazon.Runtime;
using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

/// <summary>A model on Amazon Bedrock, called through Converse and ConverseStream.</summary>
/// <remarks>
/// <para>
/// Text, pictures, documents, tools, thoughts and usage go both ways. <see cref="ChatOptions.AdditionalProperties"/>, and a
/// <see cref="System.Text.Json.Nodes.JsonObject"/> that <see cref="ChatOptions.RawRepresentationFactory"/> returns, become
/// <c>additionalModelRequestFields</c>; keys that begin with <c>avatarkit.</c> do not. Seeds and penalties do not exist in Converse.
/// </para>
/// <para>
/// Failures are <see cref="BedrockException"/>; nothing is tried again here. Leaving a stream early, or cancelling it, closes its connection at
/// once. A model that is retired or may not be called is left alone for <see cref="BedrockOptions.UnavailableModelPause"/>. Thread-safe.
/// </para>
/// </remarks>
public sealed class BedrockChatClient : IChatClient
{
    private readonly Func<IBedrockRuntime> runtime;
    private readonly BedrockRuntimes? owned;
    private readonly BedrockOptions options;
    private readonly ChatClientMetadata metadata;
    private readonly ModelPauses pauses;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly string tier;

    /// <summary>Creates a client; AWS is called at the first question.</summary>
    /// <param name="modelId">The id of a model, or the id or ARN of an inference profile.</param>
    /// <param name="options">Where and how it is called; its tiers are not read. <see langword="null"/>: the defaults.</param>
    /// <param name="credentials">Who calls; <see langword="null"/>: the profile's, or the SDK's default chain. A bearer token in
    /// <c>AWS_BEARER_TOKEN_BEDROCK</c> goes before.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/>: the system's.</param>
    /// <param name="logger">Hears of models that cannot be used; never of what is said.</param>
    public BedrockChatClient(
        string modelId,
        BedrockOptions? options = null,
        AWSCredentials? credentials = null,
        TimeProvider? timeProvider = null,
        ILogger<BedrockChatClient>? logger = null)
        : this(modelId, options ?? new BedrockOptions(), tier: null, runtime: null, timeProvider, logger)
    {
        owned = new BedrockRuntimes(this.options, credentials);
        runtime = () => owned.Get(null);
    }

    internal BedrockChatClient(
        string modelId,
        BedrockOptions options,
        string? tier,
        Func<IBedrockRuntime>? runtime,
        TimeProvider? timeProvider = null,
        ILogger<BedrockChatClient>? logger = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.tier = tier ?? "";
        this.runtime = runtime!;
        this.logger = QuietLogger.Over(logger);
        time = timeProvider ?? TimeProvider.System;
        pauses = new ModelPauses(options.UnavailableModelPause, time);
        metadata = new ChatClientMetadata(
            "aws.bedrock",
            options.ServiceUrl is { } url ? new Uri(url, UriKind.RelativeOrAbsolute) : null,
            ModelIds.WithProfile(modelId, options.InferenceProfilePrefix));
    }

    /// <inheritdoc/>
    /// <exception cref="BedrockException">The model could not answer.</exception>
    /// <exception cref="AwsConfigurationException">There is no region anywhere.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var call = new ConverseCall(this, this.options, options, logger) { ModelId = IdFor(options) };
        ConverseRequest request = call.Fill(new ConverseRequest(), messages);
        ConverseResponse response = await RunAsync(
            request.ModelId,
            () => runtime().ConverseAsync(request, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return ConverseAnswer.Read(response, request.ModelId, call.ToolNames, time.GetUtcNow());
    }

    /// <inheritdoc/>
    /// <exception cref="BedrockException">The model could not answer, or broke off while it did.</exception>
    /// <exception cref="AwsConfigurationException">There is no region anywhere.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var call = new ConverseCall(this, this.options, options, logger) { ModelId = IdFor(options) };
        ConverseStreamRequest request = call.Fill(new ConverseStreamRequest(), messages);
        using ConverseStreamResponse response = await RunAsync(
            request.ModelId, () => runtime().ConverseStreamAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
        var updates = new ConverseUpdates(request.ModelId, response.ResponseMetadata?.RequestId, call.ToolNames, time.GetUtcNow());
        IAsyncEnumerator<ConverseStreamEvent> events = response.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (events.ConfigureAwait(false))
        {
            while (await MoveNextAsync(events, request.ModelId, cancellationToken).ConfigureAwait(false))
            {
                if (updates.Read(events.Current) is { } update)
                {
                    yield return update;
                }
            }
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is null && serviceType == typeof(ChatClientMetadata))
        {
            return metadata;
        }

        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose() => owned?.Dispose();

    private string IdFor(ChatOptions? asked)
        => asked?.ModelId is { Length: > 0 } id ? ModelIds.WithProfile(id, options.InferenceProfilePrefix) : metadata.DefaultModelId!;

    private async Task<T> RunAsync<T>(string modelId, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        pauses.ThrowIfPaused(modelId);
        try
        {
            T response = await run().ConfigureAwait(false);
            pauses.Clear(modelId);
            return response;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            AvatarKitException error = BedrockErrors.Translate(exception, modelId, time);
            if (BedrockErrors.IsModelUnavailable(error.Code) && pauses.Note(modelId, error.Code))
            {
                BedrockLog.ModelUnavailable(
                    logger, modelId, tier, error.Code, options.UnavailableModelPause, tier.Length > 0
                        ? $"BedrockOptions.Tiers[\"{tier}\"].ModelId"
                        : "the client's model id");
            }

            throw error;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What a connection says that was closed on purpose. The message is not passed on: it may quote what was asked.
            throw new OperationCanceledException(null, exception, cancellationToken);
        }
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ConverseStreamEvent> events, string modelId, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw BedrockErrors.Translate(exception, modelId, time, inStream: true);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new OperationCanceledException(null, exception, cancellationToken);
        }
    }
}
