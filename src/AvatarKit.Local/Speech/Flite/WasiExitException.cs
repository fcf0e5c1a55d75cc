namespace AvatarKit.Local;

/// <summary>Unwinds a WebAssembly command that asked to exit.</summary>
/// <param name="exitCode">The code it left with.</param>
#pragma warning disable CA1064 // It leaves as an inner exception at most, to be read and not to be caught.
internal sealed class WasiExitException(int exitCode) : Exception($"The command left with code {exitCode}.")
{
    public int ExitCode { get; } = exitCode;
}
