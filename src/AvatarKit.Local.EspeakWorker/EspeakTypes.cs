// SPDX-License-Identifier: GPL-3.0-or-later
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AvatarKit.Local.EspeakWorker;

/// <summary>espeak_EVENT: 40 bytes where pointers have 8.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct EspeakEvent
{
    public int Type;
    public uint UniqueIdentifier;
    public int TextPosition;
    public int Length;
    public int AudioPosition;
    public int Sample;
    public nint UserData;
    public EventIdentifier Identifier;
}

/// <summary>The union at the end of espeak_EVENT: a number, a pointer or up to eight bytes of text.</summary>
[InlineArray(8)]
internal struct EventIdentifier
{
    private byte first;
}

/// <summary>The beginning of espeak_VOICE.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct EspeakVoice
{
    public byte* Name;
    public byte* Languages;
    public byte* Identifier;
}
