using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.EndToEnd.Tests.Console;

/// <summary>The console over an OpenAI-compatible server, and Ctrl-C in the middle of its answer.</summary>
public sealed class ModelTests : IAsyncLifetime, IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly TaskCompletionSource streaming = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication server = null!;
    private bool endless;

    private string Endpoint => server.Urls.Single();

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        server.MapPost("/v1/chat/completions", AnswerAsync);
        await server.StartAsync();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task An_OpenAI_compatible_endpoint_answers_in_place_of_the_local_search()
    {
        ProgramRun run = await ProgramRun.RunAsync("dotnet", Arguments("What is a turn?"), scratch.Path);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("word 0 word 1 word 2", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("tiny-model", run.Output, StringComparison.Ordinal);
        Assert.Contains("not known", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(scratch["out/reply.html"]));
    }

    [Fact]
    public async Task Ctrl_C_stops_the_answer_and_keeps_what_was_read()
    {
        endless = true;
        using Process process = StartHeedingInterrupts(Arguments("Tell me everything."));
        using var end = new ProcessEnd(process);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        await streaming.Task.WaitAsync(TimeSpan.FromMinutes(1));
        using Process interrupt = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("Interrupted.", await output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_conversation_Ctrl_C_stops_the_answer_and_the_prompt_comes_back_for_good()
    {
        endless = true;
        using Process process = StartHeedingInterrupts([.. Arguments(), "--mute"]);
        using var end = new ProcessEnd(process);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteLineAsync("Tell me everything.");
        await streaming.Task.WaitAsync(TimeSpan.FromMinutes(1));
        using Process interrupt = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

        // Command-line libraries like to end a program some seconds after Ctrl-C.
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
        Assert.False(process.HasExited, "the program ended");
        await process.StandardInput.WriteLineAsync("/why");
        await process.StandardInput.WriteLineAsync("/quit");
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("Interrupted.", await output, StringComparison.Ordinal);
        Assert.Contains("Tier lite (tiny-model)", await output, StringComparison.Ordinal);
    }

    // A shell starts what runs in its background with SIGINT ignored, and that is inherited: a test run may be such a thing.
    private Process StartHeedingInterrupts(IEnumerable<string> arguments) => OperatingSystem.IsLinux()
        ? ProgramRun.Start("env", ["--default-signal=INT", "dotnet", .. arguments], scratch.Path)
        : ProgramRun.Start("dotnet", arguments, scratch.Path);

    private IEnumerable<string> Arguments(string? question = null)
        => [Repository.ConsoleProgram, "--out", scratch["out"], "--data", scratch["data"], "--model", $"openai/tiny-model@{Endpoint}/v1",
            .. question is null ? Array.Empty<string>() : [question]];

    private async Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        for (int i = 0; i < 3 || endless; i++)
        {
            await http.Response.WriteAsync(
                $$"""data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"tiny-model","choices":[{"index":0,"delta":{"role":"assistant","content":"word {{i}} "},"finish_reason":null}]}""" + "\n\n");
            await http.Response.Body.FlushAsync();
            if (i == 20)
            {
                streaming.TrySetResult();
            }

            if (endless)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, http.RequestAborted);
            }
        }

        await http.Response.WriteAsync(
            """data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"tiny-model","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""" + "\n\ndata: [DONE]\n\n");
    }
}
