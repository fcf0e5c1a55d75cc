using AvatarKit.Aws.Wire.Polly;

namespace AvatarKit.Aws;

/// <summary>A text made ready to be asked for: who speaks, in which pieces, with which marks.</summary>
internal sealed record PollyScript(PollySpeaker Speaker, IReadOnlyList<PollyPiece> Pieces, SpeechCacheKey Key)
{
    private static readonly List<string> PlainMarks = ["sentence", "word", "viseme"];
    private static readonly List<string> MarkupMarks = ["sentence", "word", "viseme", "ssml"];

    private PollyOptions Options { get; init; } = new();

    private bool HasMarkup { get; init; }

    /// <summary>Whether marks exist and are asked for.</summary>
    public bool WantsMarks => Options.SpeechMarks && Speaker.Engine.HasMarks();

    /// <summary>Makes a text ready.</summary>
    /// <exception cref="PollyException">The SSML is not what the engine takes, or cannot be cut short enough.</exception>
    public static PollyScript Create(SpeechRequest request, bool isSsml, PollySpeaker speaker, PollyVoiceTable voices, PollyOptions options)
    {
        List<PollyPiece> pieces = isSsml
            ? PollyText.Ssml(request.Text, request.Rate, speaker.Engine, PollyLimits.Default) : SplitPlain(request, speaker, voices);
        bool wantsMarks = options.SpeechMarks && speaker.Engine.HasMarks();
        var key = new SpeechCacheKey
        {
            Text = request.Text,
            Voice = speaker.Info.Id,
            Provider = speaker.Info.Provider,
            Format = speaker.Info.Format,
            Locale = speaker.LanguageCode,
            Rate = request.Rate,
            Cues = isSsml ? [] : request.Cues,
            Lexicons = [.. options.LexiconNames],
            Variant = $"{(isSsml ? "ssml" : "text")}{(wantsMarks ? "+marks" : "")}",
        };
        return new PollyScript(speaker, pieces, key) { Options = options, HasMarkup = isSsml };
    }

    public SynthesizeSpeechRequest AudioRequest(PollyPiece piece)
    {
        SynthesizeSpeechRequest request = Request(piece, Options.OutputFormat.Name());
        request.SampleRate = Speaker.Info.Format.SampleRate.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return request;
    }

    /// <summary>The request for marks, where they exist and are wanted.</summary>
    public SynthesizeSpeechRequest? MarksRequest(PollyPiece piece)
    {
        if (!WantsMarks)
        {
            return null;
        }

        SynthesizeSpeechRequest request = Request(piece, "json");
        request.SpeechMarkTypes = HasMarkup ? MarkupMarks : PlainMarks;
        return request;
    }

    private SynthesizeSpeechRequest Request(PollyPiece piece, string outputFormat) => new()
    {
        Text = piece.Text,
        TextType = piece.IsSsml ? "ssml" : "text",
        OutputFormat = outputFormat,
        VoiceId = Speaker.VoiceId,
        Engine = Speaker.Engine.Name(),
        LanguageCode = Speaker.LanguageCode,
        LexiconNames = Options.LexiconNames.Count > 0 ? [.. Options.LexiconNames] : null,
    };

    private static List<PollyPiece> SplitPlain(SpeechRequest request, PollySpeaker speaker, PollyVoiceTable voices)
    {
        if (!PollyText.HasWords(request.Text))
        {
            return [];
        }

        return request.Cues.Count == 0
            ? PollyText.Plain(request.Text, request.Rate, PollyLimits.Default)
            : PollyCues.Split(request, speaker, voices, PollyLimits.Default);
    }
}
