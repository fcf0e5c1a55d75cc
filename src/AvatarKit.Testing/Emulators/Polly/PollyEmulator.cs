using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>Amazon Polly on loopback: SynthesizeSpeech, DescribeVoices and the lexicons. Thread-safe.</summary>
/// <remarks>
/// Without a script it speaks every text: sounds of a length in proportion to the text with silence between words, and marks that agree
/// with them. Formats other than <c>pcm</c> and <c>json</c> are coded with FFmpeg where one is installed; elsewhere they are refused with a
/// ValidationException that says so, unless their audio is scripted. The service's rules hold: lengths, SSML, engines, sample rates.
/// </remarks>
/// <example>
/// <code>
/// await using PollyEmulator polly = await PollyEmulator.StartAsync(options => options.TransactionsPerSecond["neural"] = 8);
/// polly.FailWith(PollyFaults.Throttled).RespondAsUsual();
/// </code>
/// </example>
public sealed class PollyEmulator : AwsEmulator<PollyEmulator, PollyRequest, PollyReply>
{
    private const int PieceBytes = 8 * 1024;

    private readonly PollyEmulatorOptions options;
    private readonly PollyQuota quota;
    private readonly LexiconShelf lexicons;

    private PollyEmulator(PollyEmulatorOptions options)
        : base(options, "polly", "AWS_ENDPOINT_URL_POLLY", bearerToken: null)
    {
        this.options = options;
        quota = new(options);
        lexicons = new(options);
    }

    /// <summary>Starts an emulator.</summary>
    /// <param name="configure">Sets its options; <see langword="null"/>: the defaults.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>The emulator, listening.</returns>
    public static Task<PollyEmulator> StartAsync(Action<PollyEmulatorOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = new PollyEmulatorOptions();
        configure?.Invoke(options);
        return new PollyEmulator(options).StartAsync(cancellationToken);
    }

    private protected override string? OperationOf(string method, string[] path) => (method, path) switch
    {
        ("POST", ["v1", "speech"]) => "SynthesizeSpeech",
        ("GET", ["v1", "voices"]) => "DescribeVoices",
        ("GET", ["v1", "lexicons"]) => "ListLexicons",
        ("GET", ["v1", "lexicons", _]) => "GetLexicon",
        ("PUT", ["v1", "lexicons", _]) => "PutLexicon",
        ("DELETE", ["v1", "lexicons", _]) => "DeleteLexicon",
        _ => null,
    };

    private protected override PollyRequest Record(EmulatorExchange exchange) => new(exchange);

    private protected override async Task AnswerAsync(EmulatorExchange exchange, PollyRequest request)
    {
        bool isSpeech = request.Operation == "SynthesizeSpeech";
        if (isSpeech && (!quota.TryTake(request.Engine) ? PollyFaults.Throttled : SpeechRules.Check(request, lexicons)) is EmulatorFault refusal)
        {
            await exchange.FailAsync(refusal).ConfigureAwait(false);
            return;
        }

        EmulatorAnswer<PollyReply> answer = await NextAnswerAsync(exchange, request).ConfigureAwait(false);
        if (answer.Fault is EmulatorFault fault)
        {
            await exchange.FailAsync(fault).ConfigureAwait(false);
            return;
        }

        await (isSpeech ? SpeakAsync(exchange, request, answer.Reply ?? new PollyReply()) : KeepAsync(exchange, request)).ConfigureAwait(false);
    }

    private static async Task SendAsync(EmulatorExchange exchange, ReadOnlyMemory<byte> bytes, (int Bytes, AudioCut How)? cut)
    {
        int length = Math.Min(bytes.Length, cut?.Bytes ?? int.MaxValue);
        for (int at = 0; at < length; at += PieceBytes)
        {
            await exchange.Context.Response.Body
                .WriteAsync(bytes.Slice(at, Math.Min(PieceBytes, length - at)), exchange.Token)
                .ConfigureAwait(false);
            await exchange.Context.Response.Body.FlushAsync(exchange.Token).ConfigureAwait(false);
        }

        switch (cut?.How)
        {
            case AudioCut.Reset:
                await exchange.PauseAsync().ConfigureAwait(false);
                exchange.Reset();
                break;
            case AudioCut.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, exchange.Token).ConfigureAwait(false);
                break;
            default:
                break;
        }
    }

    private async Task SpeakAsync(EmulatorExchange exchange, PollyRequest request, PollyReply reply)
    {
        PollyVoice voice = PollyVoices.Find(request.VoiceId)!;
        PollyFormat format = PollyFormat.Find(request.OutputFormat)!;
        IEnumerable<string> names = ConverseJson.Items(request.Body, "LexiconNames").Select(static name => name.GetString()!);
        SpokenText text = SpokenText.Read(request.Text, SpeechRules.IsSsml(request), lexicons.Aliases(names, voice.Language));
        var score = SpeechScore.Write(text);
        ReadOnlyMemory<byte>? bytes = format.Name == "json"
            ? Encoding.UTF8.GetBytes(reply.ScriptedMarks ?? Marks(score, request))
            : reply.ScriptedAudio ?? await CodeAsync(
                SpeechWave.Render(score, SpeechRules.SampleRate(request), voice.IsFemale),
                request,
                format,
                exchange.Token).ConfigureAwait(false);
        if (bytes is null)
        {
            await exchange
                .FailAsync(PollyFaults.Validation(
                    $"This emulator codes {format.Name} with FFmpeg, and there is none that can: install it or script the audio."))
                .ConfigureAwait(false);
            return;
        }

        if (options.FirstByteDelay > TimeSpan.Zero)
        {
            await Task.Delay(options.FirstByteDelay, options.TimeProvider, exchange.Token).ConfigureAwait(false);
        }

        exchange.Begin(200, format.ContentType);
        exchange.Context.Response.Headers["x-amzn-RequestCharacters"] = text.Characters.ToString(CultureInfo.InvariantCulture);
        request.BilledCharacters = text.Characters;
        await SendAsync(exchange, bytes.Value, reply.ScriptedCut).ConfigureAwait(false);
    }

    private static async Task<ReadOnlyMemory<byte>?> CodeAsync(
        byte[] pcm,
        PollyRequest request,
        PollyFormat format,
        CancellationToken cancellationToken)
        => format.Ffmpeg is string coder
            ? await AudioCoder.TryEncodeAsync(pcm, SpeechRules.SampleRate(request), coder, cancellationToken).ConfigureAwait(false) is byte[] coded
                ? coded
                : null
            : pcm;

    private static string Marks(SpeechScore score, PollyRequest request)
    {
        string[] types = [.. ConverseJson.Items(request.Body, "SpeechMarkTypes").Select(static type => type.GetString()!)];
        var lines = new StringBuilder();
        foreach (SpeechLine line in score.Lines.Where(line => types.Contains(line.Type)))
        {
            lines.Append(Encoding.UTF8.GetString(ConverseJson.Write(line.ToJson()))).Append('\n');
        }

        return lines.ToString();
    }

    private Task KeepAsync(EmulatorExchange exchange, PollyRequest request)
    {
        string name = exchange.Segments is [_, _, string last] ? last : "";
        (JsonObject? json, EmulatorFault? refusal) = request.Operation switch
        {
            "DescribeVoices" => VoiceList.Describe(exchange.RawQuery),
            "ListLexicons" => (lexicons.List(), null),
            "PutLexicon" => (new JsonObject(), lexicons.Put(name, request.Body)),
            "GetLexicon" => (lexicons.Describe(name), null),
            _ => (lexicons.Delete(name) ? new JsonObject() : null, null),
        };
        return refusal is not null ? exchange.FailAsync(refusal)
            : json is null ? exchange.FailAsync(PollyFaults.LexiconNotFound(name))
            : exchange.WriteAsync(200, "application/json", ConverseJson.Write(json));
    }
}
