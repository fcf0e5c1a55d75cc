using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.Runtime.Internal;
using AvatarKit.Aws.Wire.Polly;

namespace AvatarKit.Aws.Tests.Speech;

/// <summary>Polly without a network: a tone of 60 ms a letter, marks that agree with it, and the failures a test asks for.</summary>
internal sealed partial class FakePolly(TimeProvider? time = null) : IPollyService
{
    private readonly Lock gate = new();
    private readonly List<SynthesizeSpeechRequest> requests = [];
    private readonly Queue<long> lastSecond = new();
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private int underWay;

    public IReadOnlyList<SynthesizeSpeechRequest> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    public IEnumerable<SynthesizeSpeechRequest> Audios => Requests.Where(request => request.OutputFormat != "json");

    public IEnumerable<SynthesizeSpeechRequest> Marks => Requests.Where(request => request.OutputFormat == "json");

    /// <summary>Answers a request in its own way, or leaves it to the fake with <see langword="null"/>.</summary>
    public Func<SynthesizeSpeechRequest, CancellationToken, Task<SynthesizeSpeechResponse?>>? Answer { get; set; }

    public Func<DescribeVoicesRequest, DescribeVoicesResponse>? Voices { get; set; }

    /// <summary>Requests in any second and requests at once that are taken; more are throttled.</summary>
    public (int PerSecond, int AtOnce)? Quota { get; set; }

    public int Throttled { get; private set; }

    public bool IsDisposed { get; private set; }

    public static AmazonPollyException Error(string code, HttpStatusCode status = HttpStatusCode.BadRequest, string message = "secret text")
        => new(new ErrorResponse { Code = code, StatusCode = status, Message = message, RequestId = "r-1" });

    public static SynthesizeSpeechResponse Respond(Stream body, int? billed = null) => new() { AudioStream = body, RequestCharacters = billed };

    public static SynthesizeSpeechResponse Respond(string lines) => Respond(new MemoryStream(Encoding.UTF8.GetBytes(lines)), 1);

    public async Task<SynthesizeSpeechResponse> SynthesizeSpeechAsync(SynthesizeSpeechRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enter(request);
        if (Answer is { } answer && await answer(request, cancellationToken).ConfigureAwait(false) is { } own)
        {
            return own;
        }

        (byte[] audio, string marks) = Speak(request);
        byte[] body = request.OutputFormat == "json" ? Encoding.UTF8.GetBytes(marks) : audio;
        return Respond(new EndingStream(body, Leave), WebUtility.HtmlDecode(Tag().Replace(request.Text, "")).EnumerateRunes().Count());
    }

    public Task<DescribeVoicesResponse> DescribeVoicesAsync(DescribeVoicesRequest request, CancellationToken cancellationToken = default)
        => Task.FromResult(Voices?.Invoke(request) ?? throw Error("AccessDeniedException", HttpStatusCode.Forbidden));

    public Task<PutLexiconResponse> PutLexiconAsync(PutLexiconRequest request, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public Task<DeleteLexiconResponse> DeleteLexiconAsync(DeleteLexiconRequest request, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public Task<ListLexiconsResponse> ListLexiconsAsync(ListLexiconsRequest request, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public void Dispose() => IsDisposed = true;

    /// <summary>What is spoken and marked: every word as long as its letters, with 40 ms between words.</summary>
    public static (byte[] Audio, string Marks) Speak(SynthesizeSpeechRequest request)
    {
        int hertz = int.Parse(request.SampleRate ?? "16000", CultureInfo.InvariantCulture);
        double speed =
            Rate().Match(request.Text) is { Success: true } rate ? int.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture) / 100.0 : 1;
        string bare = request.TextType == "ssml"
            ? Tag().Replace(request.Text, static tag => new string(' ', Encoding.UTF8.GetByteCount(tag.Value)))
            : request.Text;
        var lines = new StringBuilder();
        double milliseconds = 0;
        foreach (Match word in Word().Matches(bare))
        {
            int start = Encoding.UTF8.GetByteCount(bare.AsSpan(0, word.Index));
            int end = start + Encoding.UTF8.GetByteCount(word.Value);
            string value = word.Value.Replace("\"", "\\\"", StringComparison.Ordinal);
            lines.Append(CultureInfo.InvariantCulture,
                $$"""{"time":{{(int)milliseconds}},"type":"word","start":{{start}},"end":{{end}},"value":"{{value}}"}""").Append('\n');
            lines.Append(CultureInfo.InvariantCulture, $$"""{"time":{{(int)milliseconds}},"type":"viseme","value":"p"}""").Append('\n');
            milliseconds += 60 * word.Length / speed;
            lines.Append(CultureInfo.InvariantCulture, $$"""{"time":{{(int)milliseconds}},"type":"viseme","value":"sil"}""").Append('\n');
            milliseconds += 40 / speed;
        }

        foreach (Match mark in NamedMark().Matches(request.Text))
        {
            int start = Encoding.UTF8.GetByteCount(request.Text.AsSpan(0, mark.Index));
            lines.Append(CultureInfo.InvariantCulture,
                $$"""{"time":0,"type":"ssml","start":{{start}},"end":{{start + mark.Length}},"value":"{{mark.Groups[1].Value}}"}""").Append('\n');
        }

        byte[] audio = new byte[(int)(milliseconds * hertz / 1000) * 2];
        for (int i = 0; i < audio.Length / 2; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(audio.AsSpan(i * 2), (short)(8000 * Math.Sin(i * 0.2)));
        }

        return (audio, lines.ToString());
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("""rate="(\d+)%""")]
    private static partial Regex Rate();

    [GeneratedRegex("""<mark name="(\w+)"/>""")]
    private static partial Regex NamedMark();

    [GeneratedRegex(@"[\p{L}\p{N}]([\p{L}\p{M}\p{N}'&;]*[\p{L}\p{M}\p{N};])?")]
    private static partial Regex Word();

    private void Enter(SynthesizeSpeechRequest request)
    {
        lock (gate)
        {
            requests.Add(request);
            long now = time.GetTimestamp();
            while (lastSecond.TryPeek(out long first) && time.GetElapsedTime(first, now) >= TimeSpan.FromSeconds(1))
            {
                lastSecond.Dequeue();
            }

            if (Quota is { } quota && (lastSecond.Count >= quota.PerSecond || underWay >= quota.AtOnce))
            {
                Throttled++;
                throw Error("ThrottlingException");
            }

            lastSecond.Enqueue(now);
            underWay++;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            underWay--;
        }
    }

    private sealed class EndingStream(byte[] body, Action end) : MemoryStream(body)
    {
        private Action? end = end;

        protected override void Dispose(bool disposing)
        {
            Interlocked.Exchange(ref end, null)?.Invoke();
            base.Dispose(disposing);
        }
    }
}
