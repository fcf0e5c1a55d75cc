// SPDX-License-Identifier: GPL-3.0-or-later
using System.Reflection;
using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace AvatarKit.Local.EspeakWorker;

/// <summary>The functions of libespeak-ng, by the names and numbers of its speak_lib.h.</summary>
internal static unsafe partial class EspeakLibrary
{
    public const int OutputSynchronous = 2;
    public const int InitializePhonemeEvents = 1;
    public const int InitializePhonemeIpa = 2;
    public const int InitializeDontExit = 0x8000;
    public const int CharsUtf8 = 1;
    public const int Ssml = 0x10;
    public const int Phonemes = 0x100;
    public const int PhonemesIpa = 2;
    public const int PositionCharacter = 1;
    public const int ParameterRate = 1;

    private const string Name = "espeak-ng";

    public static bool TryLoad()
    {
        foreach (string candidate in Candidates())
        {
            if (NativeLibrary.TryLoad(candidate, out nint handle))
            {
                NativeLibrary.SetDllImportResolver(
                    typeof(EspeakLibrary).Assembly, (string name, Assembly _, DllImportSearchPath? _) => name == Name ? handle : 0);
                return true;
            }
        }

        return false;
    }

    [LibraryImport(Name, EntryPoint = "espeak_Initialize", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Initialize(int output, int bufferMilliseconds, string? path, int options);

    [LibraryImport(Name, EntryPoint = "espeak_SetSynthCallback")]
    public static partial void SetSynthCallback(delegate* unmanaged[Cdecl]<short*, int, EspeakEvent*, int> callback);

    [LibraryImport(Name, EntryPoint = "espeak_Synth")]
    public static partial int Synth(
        byte* text, nuint size, uint position, int positionType, uint endPosition, uint flags, uint* identifier, void* userData);

    [LibraryImport(Name, EntryPoint = "espeak_TextToPhonemes")]
    public static partial byte* TextToPhonemes(byte** text, int textMode, int phonemeMode);

    [LibraryImport(Name, EntryPoint = "espeak_SetVoiceByName", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetVoiceByName(string name);

    [LibraryImport(Name, EntryPoint = "espeak_SetParameter")]
    public static partial int SetParameter(int parameter, int value, int relative);

    [LibraryImport(Name, EntryPoint = "espeak_ListVoices")]
    public static partial EspeakVoice** ListVoices(EspeakVoice* specification);

    [LibraryImport(Name, EntryPoint = "espeak_Info")]
    public static partial byte* Info(byte** dataPath);

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsWindows())
        {
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "eSpeak NG", "libespeak-ng.dll");
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "eSpeak NG", "libespeak-ng.dll");
            yield return "libespeak-ng.dll";
        }
        else if (OperatingSystem.IsMacOS())
        {
            // Homebrew's folders, on Apple silicon and on Intel, are not on the loader's path.
            yield return "/opt/homebrew/lib/libespeak-ng.1.dylib";
            yield return "/usr/local/lib/libespeak-ng.1.dylib";
            yield return "libespeak-ng.1.dylib";
            yield return "libespeak-ng.dylib";
        }
        else
        {
            yield return "libespeak-ng.so.1";
            yield return "libespeak-ng.so";
        }
    }
}
