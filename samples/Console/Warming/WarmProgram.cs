using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>The program behind <c>warm</c>: a table, or one line that says why there is none.</summary>
internal static class WarmProgram
{
    public static async Task<int> RunAsync(ConsoleSettings settings, WarmSettings warm)
    {
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            ServiceProvider services = AvatarServices.Create(settings);
            await using (services)
            {
                await VoiceChoice.CheckAsync(services.GetRequiredService<ISpeechSynthesizer>(), settings);
                return await new WarmRun(services, settings, warm, AnsiConsole.Console).RunAsync(stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return ConsoleProgram.Interrupted;
        }
        catch (Exception exception) when (exception is ConsoleException or AvatarKitException
            or OptionsValidationException or IOException or UnauthorizedAccessException)
        {
            await System.Console.Error.WriteLineAsync(Terminal.Clean(exception.Message).ReplaceLineEndings(" "));
            return ConsoleProgram.Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
