using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AvatarKit;

/// <summary>The speak stage: gives each sentence a voice, a few sentences ahead of the client.</summary>
internal sealed class SpeakStage(SentenceVoice voice)
{
    /// <summary>Yields the sentences in order as soon as their voice is asked; their sound comes with <see cref="SpokenSentence.Chunks"/>.</summary>
    public async IAsyncEnumerable<SpokenSentence> SpeakAsync(
        TurnContext turn, ChannelReader<TextSegment> sentences, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Channel<SpokenSentence> begun = Channel.CreateUnbounded<SpokenSentence>(
            new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task beginning = BeginAllAsync(turn, sentences, begun.Writer, stop.Token);
        try
        {
            await foreach (SpokenSentence sentence in begun.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return sentence;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await beginning.ConfigureAwait(false);
        }
    }

    /// <summary>Never throws, and ends when all voices have: what they charge is known then.</summary>
    private async Task BeginAllAsync(
        TurnContext turn, ChannelReader<TextSegment> sentences, ChannelWriter<SpokenSentence> begun, CancellationToken cancellationToken)
    {
        List<Task> voices = [];
        SpokenSentence? last = null;
        Exception? failure = null;
        try
        {
            SpeechPace pace = turn.Speech.Pace;
            await foreach (TextSegment source in sentences.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                SpeakableText text = MakeSpeakable(turn, source);
                if (text.Spoken.Length > 0)
                {
                    await pace.WaitForSentenceAsync(cancellationToken).ConfigureAwait(false);
                    last = new SpokenSentence(turn.Speech.NextSentence(), source, text);
                    voices.Add(voice.SayAsync(turn, last, cancellationToken));
                    begun.TryWrite(last);
                }
            }

            if (last is not null)
            {
                last.IsLast = true;
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        begun.TryComplete(failure);
        await Task.WhenAll(voices).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static SpeakableText MakeSpeakable(TurnContext turn, TextSegment source)
    {
        using TurnScope scope = turn.Beside(TurnStage.Segment);
        return SpeakableTextConverter.Convert(
            source, turn.Locale, new SpeakableTextOptions { Lexicons = turn.Avatar.Lexicons, NameEmoji = turn.Options.Speech.NameEmoji });
    }
}
