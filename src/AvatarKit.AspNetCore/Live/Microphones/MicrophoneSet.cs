using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>The open microphones of one connection. What they hear is recognised beside the conversation. One verb at a time.</summary>
internal sealed class MicrophoneSet(LiveHost live, AvatarSession session, LiveSender sender) : IDisposable
{
    private const int MaxOpen = 2;
    private const int MinRate = 8_000;
    private const int MaxRate = 48_000;

    private readonly Lock gate = new();
    private readonly Dictionary<uint, Microphone> open = [];

    /// <summary>Opens a microphone.</summary>
    /// <exception cref="ChatProblemException">It is refused.</exception>
    public void Open(JsonElement message)
    {
        if (!live.Recognizes)
        {
            throw Refused("session.no_recognizer", "This host does not understand speech. Type instead.");
        }

        uint id = IdOf(message);
        IMicrophoneDecoder decoder = (LiveJson.TextOf(message, "codec"), LiveJson.WholeOf(message, "sampleRate")) switch
        {
            (Hello.Pcm, >= MinRate and <= MaxRate and var rate) => new PcmMicrophone((int)rate),
            (Hello.Opus, _) => new OpusMicrophone(),
            _ => throw Refused("audio.format", $"A microphone is opus, or pcm with a sampleRate from {MinRate} to {MaxRate}."),
        };
        var microphone = new Microphone(decoder);
        lock (gate)
        {
            if (open.Count >= MaxOpen || !open.TryAdd(id, microphone))
            {
                microphone.Dispose();
                throw Refused("audio.open", "The microphone is open already, or too many are.");
            }
        }

#pragma warning disable CA2025 // Hearing disposes of the microphone when it has ended.
        _ = HearAsync(id, microphone);
#pragma warning restore CA2025
    }

    /// <summary>Takes a frame of sound.</summary>
    /// <exception cref="ChatProblemException">It is refused.</exception>
    public void Add(ReadOnlySpan<byte> frame)
    {
        if (frame.Length <= LiveProtocol.MediaHeaderBytes || frame[0] != LiveProtocol.MicrophoneMedia)
        {
            // Kinds that are not known are passed over.
            return;
        }

        Microphone? microphone;
        lock (gate)
        {
            open.TryGetValue(MediaFrame.NumberOf(frame), out microphone);
        }

        if (microphone is not null && !microphone.TryAdd(frame[LiveProtocol.MediaHeaderBytes..]))
        {
            throw Refused("audio.dropped", "Some of the sound could not be taken: it is damaged, or more than is understood in time.");
        }
    }

    /// <summary>Closes a microphone.</summary>
    public void Close(JsonElement message)
    {
        lock (gate)
        {
            if (open.TryGetValue(IdOf(message), out Microphone? microphone))
            {
                microphone.End();
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (Microphone microphone in open.Values)
            {
                microphone.End();
            }
        }
    }

    private async Task HearAsync(uint id, Microphone microphone)
    {
        try
        {
            await Task.Yield();
            await microphone.HearAsync(session).ConfigureAwait(false);
        }
        catch (AvatarKitException error)
        {
            await TellAsync(Problems.Of(error)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LiveLog.Failed(live.Host.Logger, exception);
        }
        finally
        {
            lock (gate)
            {
                open.Remove(id);
            }

            microphone.Dispose();
        }
    }

    private async Task TellAsync(Problem problem)
    {
        try
        {
            await sender.SendAsync(new ErrorMessage(problem.Code, problem.Detail)).ConfigureAwait(false);
        }
        catch (LiveCloseException)
        {
            // Whoever is gone need not be told.
        }
    }

    private static uint IdOf(JsonElement message)
        => LiveJson.WholeOf(message, "id") is >= 0 and <= uint.MaxValue and var id
            ? (uint)id : throw Refused("audio.id", "A microphone has an id, a whole number.");

    private static ChatProblemException Refused(string code, string message) => new(StatusCodes.Status400BadRequest, code, message);
}
