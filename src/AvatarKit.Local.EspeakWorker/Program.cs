// SPDX-License-Identifier: GPL-3.0-or-later
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using AvatarKit.Local;
using AvatarKit.Local.EspeakWorker;

// A terminal sends its interrupt to the whole group: the host decides what it means, and ends this program by closing the pipe.
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
using PosixSignalRegistration quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, context => context.Cancel = true);

using Stream input = Console.OpenStandardInput();
using BufferedStream output = new(Console.OpenStandardOutput(), 64 * 1024);
if (!Speaker.Start(output))
{
    return 2;
}

// Frames are read on a thread of their own, so that a cancel, and the end of the host, are seen in the middle of a text.
using BlockingCollection<byte[]> work = new(boundedCapacity: 16);
Thread reader = new(Read) { IsBackground = true, Name = "frames" };
reader.Start();
try
{
    foreach (byte[] frame in work.GetConsumingEnumerable())
    {
        if (frame[0] == EspeakProtocol.Speak)
        {
            Speaker.Speak(frame.AsSpan(1));
        }
        else if (frame[0] == EspeakProtocol.Transcribe)
        {
            Speaker.Transcribe(frame.AsSpan(1));
        }
        else if (frame[0] == EspeakProtocol.ListVoices)
        {
            Speaker.ListVoices();
        }
    }

    return 0;
}
catch (IOException)
{
    return 1;
}

void Read()
{
    try
    {
        Span<byte> header = stackalloc byte[4];
        while (true)
        {
            input.ReadExactly(header);
            int length = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (length is < 1 or > EspeakProtocol.MaxFrameLength)
            {
                break;
            }

            byte[] frame = new byte[length];
            input.ReadExactly(frame);
            if (frame[0] == EspeakProtocol.Cancel)
            {
                ReadOnlySpan<byte> payload = frame.AsSpan(1);
                Speaker.Cancel(EspeakProtocol.ReadInt32(ref payload));
            }
            else
            {
                work.Add(frame);
            }
        }
    }
    catch (IOException)
    {
    }
    finally
    {
        // Not by the way of Main: it may be in the middle of a text that nobody hears.
        Environment.Exit(0);
    }
}
