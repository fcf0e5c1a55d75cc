// SPDX-License-Identifier: GPL-3.0-or-later
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace AvatarKit.Local.EspeakWorker;

/// <summary>Speaks texts, one at a time, and writes what comes of it to the host.</summary>
internal static unsafe class Speaker
{
    /// <summary>Audio that the library hands over at a time, in milliseconds: small, so that the first sound is early.</summary>
    private const int BufferMilliseconds = 60;

    private static readonly Dictionary<int,
        byte> EventKinds = new() { [1] = EspeakProtocol.Word, [2] = EspeakProtocol.Sentence, [7] = EspeakProtocol.Phone };
    private static Stream output = Stream.Null;
    private static volatile int current;
    private static volatile int cancelled;
    private static bool broken;

    /// <summary>Starts the library and says hello.</summary>
    /// <returns>Whether there is a library to speak with.</returns>
    public static bool Start(Stream toHost)
    {
        output = toHost;
        if (!EspeakLibrary.TryLoad())
        {
            Send(EspeakProtocol.Frame(EspeakProtocol.Unavailable, "The library of eSpeak NG is not installed."));
            return false;
        }

        int rate = EspeakLibrary.Initialize(
            EspeakLibrary.OutputSynchronous,
            BufferMilliseconds,
            null,
            EspeakLibrary.InitializePhonemeEvents | EspeakLibrary.InitializePhonemeIpa | EspeakLibrary.InitializeDontExit);
        if (rate <= 0)
        {
            Send(EspeakProtocol.Frame(EspeakProtocol.Unavailable, "eSpeak NG does not find its data (the package espeak-ng-data)."));
            return false;
        }

        EspeakLibrary.SetSynthCallback(&OnSynthesized);
        Send(EspeakProtocol.Frame(EspeakProtocol.Hello, EspeakProtocol.Version, rate, Text(EspeakLibrary.Info(null))));
        return true;
    }

    /// <summary>Asks the text with an id to end; one that has not begun never will.</summary>
    public static void Cancel(int id) => cancelled = id;

    /// <summary>Speaks a text to its end.</summary>
    public static void Speak(ReadOnlySpan<byte> payload)
    {
        int id = EspeakProtocol.ReadInt32(ref payload);
        string voice = EspeakProtocol.ReadString(ref payload);
        int wordsPerMinute = EspeakProtocol.ReadInt32(ref payload);
        bool isMarkup = EspeakProtocol.ReadInt32(ref payload) == 1;
        string text = EspeakProtocol.ReadString(ref payload);
        current = id;
        if (EspeakLibrary.SetVoiceByName(voice) != 0)
        {
            Send(EspeakProtocol.Frame(EspeakProtocol.Done, id, EspeakProtocol.StatusNoSuchVoice));
            return;
        }

        // After the voice: choosing one resets the rate to its own.
        _ = EspeakLibrary.SetParameter(EspeakLibrary.ParameterRate, wordsPerMinute, 0);
        int status = Synth(text, isMarkup ? EspeakLibrary.Ssml | EspeakLibrary.Phonemes : 0);
        Send(EspeakProtocol.Frame(
            EspeakProtocol.Done,
            id,
            cancelled == id ? EspeakProtocol.StatusCancelled : status == 0 ? EspeakProtocol.StatusOk : EspeakProtocol.StatusFailed));
    }

    /// <summary>Says in letters how texts are said, without speaking them.</summary>
    public static void Transcribe(ReadOnlySpan<byte> payload)
    {
        string voice = EspeakProtocol.ReadString(ref payload);
        string[] texts = EspeakProtocol.ReadString(ref payload).Split('\n');
        if (EspeakLibrary.SetVoiceByName(voice) != 0)
        {
            Send(EspeakProtocol.Frame(EspeakProtocol.Done, 0, EspeakProtocol.StatusNoSuchVoice));
            return;
        }

        // Double brackets mean phones to the library from when a text was spoken in which they did.
        _ = Synth("", EspeakLibrary.Phonemes);
        Send(EspeakProtocol.Frame(EspeakProtocol.Transcription, string.Join('\n', texts.Select(Transcribe))));
        Send(EspeakProtocol.Frame(EspeakProtocol.Done, 0, EspeakProtocol.StatusOk));
    }

    /// <summary>Lists the voices.</summary>
    public static void ListVoices()
    {
        for (EspeakVoice** voice = EspeakLibrary.ListVoices(null); *voice is not null; voice++)
        {
            Send(EspeakProtocol.Frame(EspeakProtocol.Voice, Text((*voice)->Identifier), Text((*voice)->Name), Languages((*voice)->Languages)));
        }

        Send(EspeakProtocol.Frame(EspeakProtocol.Done, 0, EspeakProtocol.StatusOk));
    }

    private static int Synth(string text, int flags)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text + "\0");
        fixed (byte* first = bytes)
        {
            return EspeakLibrary.Synth(
                first, (nuint)bytes.Length, 0, EspeakLibrary.PositionCharacter, 0, (uint)(EspeakLibrary.CharsUtf8 | flags), null, null);
        }
    }

    private static string Transcribe(string text)
    {
        fixed (byte* first = Encoding.UTF8.GetBytes(text + "\0"))
        {
            byte* rest = first;
            return Text(EspeakLibrary.TextToPhonemes(&rest, EspeakLibrary.CharsUtf8, EspeakLibrary.PhonemesIpa)).Trim();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnSynthesized(short* samples, int count, EspeakEvent* events)
    {
        // Nothing may be thrown through the library's own frames.
        try
        {
            if (cancelled == current)
            {
                return 1;
            }

            for (; events->Type != 0; events++)
            {
                if (EventKinds.TryGetValue(events->Type, out byte kind))
                {
                    Send(kind == EspeakProtocol.Phone
                        ? EspeakProtocol.Frame(kind, events->Sample, Symbol(events->Identifier))
                        : EspeakProtocol.Frame(kind, events->Sample, events->TextPosition, events->Length));
                }
            }

            if (samples is not null && count > 0)
            {
                SendAudio(new ReadOnlySpan<byte>(samples, count * sizeof(short)));
            }

            return broken ? 1 : 0;
        }
#pragma warning disable CA1031 // Called from native code: an exception must not leave here.
        catch (Exception)
#pragma warning restore CA1031
        {
            broken = true;
            return 1;
        }
    }

    private static void SendAudio(ReadOnlySpan<byte> samples)
    {
        Span<byte> header = stackalloc byte[EspeakProtocol.HeaderLength];
        BinaryPrimitives.WriteInt32LittleEndian(header, samples.Length + 1);
        header[4] = EspeakProtocol.Audio;
        output.Write(header);
        output.Write(samples);
        output.Flush();
    }

    private static void Send(byte[] frame)
    {
        output.Write(frame);
        if (frame[4] is not (EspeakProtocol.Phone or EspeakProtocol.Word or EspeakProtocol.Sentence))
        {
            output.Flush();
        }
    }

    private static string Symbol(EventIdentifier identifier)
    {
        ReadOnlySpan<byte> bytes = identifier;
        int end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }

    /// <summary>Languages come as a priority and a name, again and again, up to a priority of 0; lower is better.</summary>
    private static string Languages(byte* languages)
    {
        List<(byte Priority, string Name)> found = [];
        while (*languages != 0)
        {
            byte priority = *languages++;
            ReadOnlySpan<byte> name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(languages);
            found.Add((priority, Encoding.UTF8.GetString(name)));
            languages += name.Length + 1;
        }

        return string.Join(' ', found.OrderBy(language => language.Priority).Select(language => $"{language.Priority}:{language.Name}"));
    }

    private static string Text(byte* text) => text is null ? "" : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
}
