using System.Text.Json;

namespace AvatarKit.AspNetCore;

/// <summary>Shows a turn as its client may see it: no paths, no tools' arguments and results,
/// no prices or models unless the host shows them.</summary>
/// <param name="options">What the host shows.</param>
/// <param name="assets">The address of an asset by its id.</param>
internal sealed class ClientView(AvatarChatOptions options, Func<string, string> assets)
{
    /// <summary>An update as the client sees it.</summary>
    /// <returns>It, or <see langword="null"/>: the client is not told.</returns>
    public ClientUpdate? Of(AvatarResponseUpdate update) => update switch
    {
        TurnStarted started => new ClientTurnStarted
        {
            TurnId = started.TurnId,
            ConversationId = started.ConversationId,
            IsReplay = started.IsReplay,
            TraceId = started.TraceId,
            Disclosure = started.Disclosure,
        },
        ModelSelected selected => Route(selected.Route, selected.ModelId) is { } route
            ? new ClientModelSelected { TurnId = selected.TurnId, Route = route }
            : null,
        TextDelta delta => new ClientTextDelta { TurnId = delta.TurnId, Text = delta.Text },
        SpeechSegment speech => Speech(speech),
        VideoSegment video => Video(video),
        TurnEnded ended => End(ended),
        _ => null,
    };

    /// <summary>Which tier and model answered, where the host shows it.</summary>
    public ClientRoute? Route(ModelRoute? route, string? modelId)
        => options.ShowRoute && route is not null ? new ClientRoute(route.Tier, modelId, route.Reason) : null;

    /// <summary>What an answer cost, where the host shows it.</summary>
    public ClientCost? Cost(TurnCost cost) => options.ShowCost ? new ClientCost(cost.TotalUsd, cost.IsEstimated) : null;

    /// <summary>Sources, with addresses of the web alone: a path in the host's knowledge folder is the host's own.</summary>
    public static IReadOnlyList<ClientSource> Sources(IReadOnlyList<SourceReference> sources)
        => [.. sources.Select(static source => new ClientSource(source.Title, source.Section, WebAddress(source.Location)))];

    public static IReadOnlyList<string> Degradations(IReadOnlyList<Degradation> degradations)
        => [.. degradations.Select(static lost => lost.What).Distinct(StringComparer.Ordinal)];

    /// <summary>How the answer was found, where it came from the response cache.</summary>
    public static string? Cache(TurnCacheHit? cache) => cache?.Kind.ToString().ToLowerInvariant();

    public static ClientError Error(AvatarError error) => new(error.Code, error.IsTransient, error.RetryAfter?.TotalMilliseconds);

    public static IReadOnlyList<ClientWord> Words(IReadOnlyList<SpokenWord> words) =>
    [
        .. words.Select(static word => new ClientWord(
            word.Text, Milliseconds(word.Start), Milliseconds(word.Duration), word.CaptionStart, word.CaptionLength)),
    ];

    public static IReadOnlyList<ClientViseme> Visemes(IReadOnlyList<TimedViseme> visemes) =>
    [
        .. visemes.Select(static viseme => new ClientViseme(
            viseme.Viseme, Milliseconds(viseme.Start), Milliseconds(viseme.Duration), viseme.Weight)),
    ];

    /// <summary>A stored turn as the client sees it.</summary>
    public ClientTurn Of(ConversationTurn turn)
    {
        TurnResult? result = turn.Result;
        return new ClientTurn(turn.TurnId, turn.Sequence, turn.Message, result?.Answer ?? "", turn.Status, turn.StartedAt)
        {
            Rating = turn.Rating is { } rating ? new ClientRating(rating.Score, rating.Comment) : null,
            Sources = Sources(result?.Sources ?? []),
            AudioUrl = UrlOf(result, TurnAssetKind.Speech),
            VideoUrl = UrlOf(result, TurnAssetKind.Video),
            Attachments =
            [
                .. (result?.Assets ?? []).Where(static asset => asset.Kind == TurnAssetKind.Attachment)
                    .Select(asset => new ClientAttachment(assets(asset.Asset.Id), asset.Asset.ContentType, asset.Asset.Length)),
            ],
            Avatar = string.IsNullOrEmpty(result?.AvatarId) ? null : result.AvatarId,
        };
    }

    /// <summary>A stored turn without what is the host's own, for a file that its person takes along.</summary>
    public ConversationTurn Shown(ConversationTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn.Result is not { } result ? turn : turn with
        {
            Result = result with
            {
                Route = options.ShowRoute ? result.Route : null,
                ModelId = options.ShowRoute ? result.ModelId : null,
                Usage = options.ShowCost ? result.Usage : null,
                Cost = options.ShowCost ? result.Cost : null,
                Sources = [.. result.Sources.Select(static source => source with { Location = WebAddress(source.Location) })],
                Tools = [.. result.Tools.Select(static tool => new ToolInvocation(tool.Name) { Failed = tool.Failed })],
                Assets = [.. result.Assets.Select(static asset => asset with { Asset = asset.Asset with { Metadata = null } })],
                Tags = [],
                AdditionalProperties = new Dictionary<string, JsonElement>(),
            },
        };
    }

    /// <summary>The address of an asset.</summary>
    public string? UrlOf(AssetInfo? asset) => asset is null ? null : assets(asset.Id);

    public static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);

    private string? UrlOf(TurnResult? result, TurnAssetKind kind)
        => UrlOf(result?.Assets.FirstOrDefault(asset => asset.Kind == kind)?.Asset);

    private static ClientSpeechSegment Speech(SpeechSegment speech) => new()
    {
        TurnId = speech.TurnId,
        Index = speech.Index,
        Sentence = speech.Sentence,
        StartMs = Milliseconds(speech.Start),
        Text = speech.Text,
        TextStart = speech.TextStart,
        SpokenText = speech.SpokenText,
        IsSilent = speech.IsSilent,
        Format = new ClientAudioFormat(speech.Format.Encoding.Value, speech.Format.SampleRate, speech.Format.Channels),
        Audio = speech.Audio,
        DurationMs = Milliseconds(speech.Duration),
        Words = Words(speech.Words),
        Visemes = Visemes(speech.Visemes),
        Gestures = speech.Gestures is { Count: > 0 } gestures ? [.. gestures.Select(Movement)] : null,
        Face = speech.Face is { } face ? new ClientFaceTrack(face) : null,
    };

    private static ClientGesture Movement(TimedGesture gesture) => new(gesture.Gesture, Milliseconds(gesture.Start));

    private static ClientVideoSegment Video(VideoSegment video) => new()
    {
        TurnId = video.TurnId,
        Index = video.Index,
        SpeechIndex = video.SpeechIndex,
        ContentType = video.ContentType,
        IsInitialization = video.IsInitialization,
        StartMs = Milliseconds(video.Start),
        DurationMs = Milliseconds(video.Duration),
        Data = video.Data,
    };

    private ClientTurnEnded End(TurnEnded ended)
    {
        ClientTurnEnded end = ended switch
        {
            TurnInterrupted interrupted => new ClientTurnInterrupted
            {
                TurnId = ended.TurnId,
                HeardText = interrupted.HeardText,
                VideoUrl = UrlOf(interrupted.Video?.Asset),
            },
            TurnFailed failed => new ClientTurnFailed
            {
                TurnId = ended.TurnId,
                Error = Error(failed.Error),
                SpokenText = failed.SpokenText,
            },
            TurnCompleted completed => new ClientTurnCompleted
            {
                TurnId = ended.TurnId,
                AudioUrl = UrlOf(completed.Speech),
                VideoUrl = UrlOf(completed.Video?.Asset),
            },
            _ => throw new NotSupportedException($"A turn that ends as {ended.GetType().Name} is not known here."),
        };
        return end with
        {
            Sources = Sources(ended.Sources),
            Tools = [.. ended.Tools.Select(static tool => tool.Name)],
            Warnings = [.. ended.Warnings.Select(static warning => warning.Code)],
            Degradations = Degradations(ended.Degradations),
            Cache = Cache(ended.Cache),
            TraceId = ended.TraceId,
            Cost = Cost(ended.Cost),
        };
    }

    private static string? WebAddress(string? location)
        => Uri.TryCreate(location, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? location
            : null;
}
