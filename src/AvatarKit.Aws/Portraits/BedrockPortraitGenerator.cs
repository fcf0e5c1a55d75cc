using System.Globalization;
using Amazon.Runtime;
using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

/// <summary>Makes portraits with Nova Canvas, or with a model that answers through Converse with pictures.</summary>
/// <remarks>
/// A model that is retired or may not be called is left alone for <see cref="BedrockOptions.UnavailableModelPause"/>, and
/// <see cref="BedrockPortraitOptions.FallbackModelId"/> is asked. Nothing is tried again. Thread-safe.
/// </remarks>
public sealed class BedrockPortraitGenerator : IPortraitGenerator, IDisposable
{
    private readonly Func<IBedrockRuntime> runtime;
    private readonly BedrockRuntimes? owned;
    private readonly BedrockOptions options;
    private readonly IAssetStore? assets;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ModelPauses pauses;

    /// <summary>Creates a generator; AWS is called at the first portrait.</summary>
    /// <param name="options">Where and how models are called; <see langword="null"/>: the defaults.</param>
    /// <param name="assets">Where portraits that have an owner are put; <see langword="null"/>: nowhere. Not owned.</param>
    /// <param name="credentials">Who calls; <see langword="null"/>: the profile's, or the SDK's default chain.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/>: the system's.</param>
    /// <param name="logger">Hears of models that cannot be used; never of what is described.</param>
    public BedrockPortraitGenerator(
        BedrockOptions? options = null,
        IAssetStore? assets = null,
        AWSCredentials? credentials = null,
        TimeProvider? timeProvider = null,
        ILogger<BedrockPortraitGenerator>? logger = null)
        : this(options ?? new BedrockOptions(), assets, runtime: null!, timeProvider, logger)
    {
        owned = new BedrockRuntimes(this.options, credentials);
        runtime = () => owned.Get(this.options.Portraits.Region);
    }

    internal BedrockPortraitGenerator(
        BedrockOptions options,
        IAssetStore? assets,
        Func<IBedrockRuntime> runtime,
        TimeProvider? timeProvider = null,
        ILogger<BedrockPortraitGenerator>? logger = null)
    {
        this.options = options;
        this.assets = assets;
        this.runtime = runtime;
        this.logger = QuietLogger.Over(logger);
        time = timeProvider ?? TimeProvider.System;
        pauses = new ModelPauses(options.UnavailableModelPause, time);
    }

    /// <inheritdoc/>
    /// <exception cref="BedrockException">The model failed.</exception>
    public async Task<PortraitResult> GenerateAsync(PortraitRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Description, nameof(request));
        PortraitImages images;
        string modelId = ModelIds.WithProfile(options.Portraits.ModelId, options.InferenceProfilePrefix);
        try
        {
            images = await PaintAsync(modelId, request, cancellationToken).ConfigureAwait(false);
        }
        catch (BedrockException exception) when (options.Portraits.FallbackModelId is not null && BedrockErrors.IsModelUnavailable(exception.Code))
        {
            modelId = ModelIds.WithProfile(options.Portraits.FallbackModelId, options.InferenceProfilePrefix);
            images = await PaintAsync(modelId, request, cancellationToken).ConfigureAwait(false);
        }

        if (images.Files.Count == 0)
        {
            throw new PortraitRefusedException("bedrock", isDescriptionRefused: false);
        }

        ResourceUsage.Report("bedrock/image/" + modelId, images.Files.Count);
        return new PortraitResult(
            await KeepAsync(images, modelId, request, cancellationToken).ConfigureAwait(false), Math.Max(0, request.Count - images.Files.Count));
    }

    /// <inheritdoc/>
    public void Dispose() => owned?.Dispose();

    private async Task<PortraitImages> PaintAsync(string modelId, PortraitRequest request, CancellationToken cancellationToken)
    {
        pauses.ThrowIfPaused(modelId);
        try
        {
            PortraitImages images = ModelIds.IsCanvas(modelId)
                ? await new CanvasPainter(runtime(), options).PaintAsync(modelId, request, cancellationToken).ConfigureAwait(false)
                : await new ConversePainter(runtime(), options).PaintAsync(modelId, request, cancellationToken).ConfigureAwait(false);
            pauses.Clear(modelId);
            return images;
        }
        catch (Exception exception) when (exception is not ArgumentException && !cancellationToken.IsCancellationRequested)
        {
            AvatarKitException error = BedrockErrors.Translate(exception, modelId, time);
            if (BedrockErrors.IsModelUnavailable(error.Code) && pauses.Note(modelId, error.Code))
            {
                BedrockLog.PortraitModelUnavailable(logger, modelId, error.Code, options.UnavailableModelPause);
            }

            throw error.Code == "bedrock.guarded" ? new PortraitRefusedException("bedrock", isDescriptionRefused: true, error) : error;
        }
    }

    private async Task<List<GeneratedPortrait>> KeepAsync(
        PortraitImages images,
        string modelId,
        PortraitRequest request,
        CancellationToken cancellationToken)
    {
        List<GeneratedPortrait> portraits = [];
        foreach (PortraitImage image in images.Files)
        {
            Dictionary<string, string> parameters = PortraitParameters.Describe(request, modelId, images.Settings);
            if (images.Files.Count > 1)
            {
                parameters["index"] = portraits.Count.ToString(CultureInfo.InvariantCulture);
            }

            AssetInfo? asset = null;
            if (assets is not null && request.Owner is { } owner)
            {
                using var content = new MemoryStream(image.Bytes, writable: false);
                var upload = new AssetUpload { Owner = owner, ContentType = image.ContentType, Metadata = parameters };
                asset = await assets.PutAsync(upload, content, cancellationToken).ConfigureAwait(false);
            }

            portraits.Add(new GeneratedPortrait(image.Bytes, image.ContentType, modelId, parameters) { Asset = asset });
        }

        return portraits;
    }
}
