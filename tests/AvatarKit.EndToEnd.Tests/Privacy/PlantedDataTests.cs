using System.IO.Compression;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.EndToEnd.Tests.Privacy;

/// <summary>Whole turns with a planted person, of a host whose parts fail in every way, leave nothing of the person where a person has no place:
/// logs from Debug on, spans, metrics, exceptions, warnings, file names, command lines.</summary>
public sealed class PlantedDataTests : IDisposable
{
    private const string User = PlantedPerson.Email;

    private const string Tenant = PlantedPerson.Name;

    private static readonly ConversationKey Conversation = new("of " + PlantedPerson.Name, User, Tenant);

    private readonly ScratchFolder scratch = new();
    private readonly SeenTexts seen = new();
    private readonly List<AvatarResponse> responses = [];

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Turns_sessions_exports_and_erasures_leave_nothing_of_a_planted_person_behind(bool isRedacted)
    {
        int thrown = Quoting.Thrown;
        IReadOnlyCollection<string> programs;
        using (var telemetry = new SeenTelemetry(seen))
        {
            await using var processes = new SeenProcesses(seen, scratch.Path);
            await using var host = new PlantedHost(scratch.Path, isRedacted, telemetry);
            await AskAsync(host);
            await TalkAsync(host);
            await UseHistoryAsync(host);

            // What is looked for was there to be found.
            host.SetFailing(false);
            Assert.True((await host.Engine.GetResponseAsync(Request(0, "Hello"))).Outcome == TurnOutcome.Completed);
            using var exported = new MemoryStream();
            await host.History.ExportAsync(Tenant, User, exported);
            Assert.NotNull(PlantedPerson.FindIn(System.Text.Encoding.UTF8.GetString(exported.ToArray())));
            await UseHistoryAsync(host);
            programs = processes.CommandLines;
        }

        Assert.True(!seen.Found.Any(), string.Join('\n', seen.Found));
        Assert.True(Quoting.Thrown - thrown > 50, $"Only {Quoting.Thrown - thrown} parts failed.");
        Assert.All(["log", "span", "metric", "exception", "warning", "file name"], place => Assert.True(seen.Count(place) > 10, place));
        Assert.Contains(responses, static response => response.Tools.Count > 0);
        Assert.Contains(responses, static response => response.Sources.Count > 0);
        Assert.Contains(responses, static response => response.Speech is not null);
        Assert.Contains(responses, static response => response.Error is not null);
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("AVATARKIT_REQUIRE_ALL") is { Length: > 0 })
        {
            Assert.Contains(responses, static response => response.Video is not null);
            Assert.Contains(programs, static line => line.StartsWith("ffmpeg", StringComparison.Ordinal));
            Assert.Contains(programs, static line => line.Contains("Espeak", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static AvatarRequest Request(int number, string beginning) => new()
    {
        Message = $"{beginning} {number}. {PlantedPerson.Sentence}",
        ConversationId = Conversation.ConversationId,
        UserId = User,
        TenantId = Tenant,
        TurnId = $"t{number}",
        Locale = number % 2 == 0 ? "en-US" : "de-DE",
        Tags = [PlantedPerson.Name],
        Outputs = number % 8 == 0 ? AvatarOutputs.All | AvatarOutputs.Video : AvatarOutputs.All,
    };

    private async Task AskAsync(PlantedHost host)
    {
        string[] beginnings = ["Hello", "Look up", "Break", "Look up and fail", "Hello"];
        for (int number = 0; number < 40; number++)
        {
            AvatarRequest request = Request(number, beginnings[number % beginnings.Length]);
            if (number % 10 == 9)
            {
                await InterruptAsync(host, request);
                continue;
            }

            AvatarResponse response = await host.Engine.GetResponseAsync(request);
            responses.Add(response);
            seen.Note("warning", response.Degradations.Select(static degradation => degradation.ToString()));
            foreach (AvatarError error in response.Warnings.Append(response.Error).OfType<AvatarError>())
            {
                // What a client library threw is handed on as it is, for code: its words stand in no message of AvatarKit's own.
                seen.Note("warning", $"{error.Code} {error.Message}", error.Exception is AvatarKitException own ? own.Message : null);
            }
        }
    }

    private static async Task InterruptAsync(PlantedHost host, AvatarRequest request)
    {
        using var stop = new CancellationTokenSource();
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(request, stop.Token))
        {
            if (update is TextDelta or SpeechSegment)
            {
                await stop.CancelAsync();
            }
        }
    }

    private async Task TalkAsync(PlantedHost host)
    {
        await TryAsync(async () =>
        {
            await using AvatarSession session = await host.Services.GetRequiredService<IAvatarSessions>().OpenAsync(
                new SessionRequest { ConversationId = Conversation.ConversationId, UserId = User, TenantId = Tenant });
            var user = new SessionUser(session);
            await user.SayAsync("Hello. " + PlantedPerson.Sentence);
            await user.SayAsync("Look up. " + PlantedPerson.Sentence);
            session.Interrupt();
        });
    }

    private async Task UseHistoryAsync(PlantedHost host)
    {
        await TryAsync(async () => await host.History.ListAsync(Tenant, User).ToArrayAsync());
        await TryAsync(async () => await host.History.ReadAsync(Conversation).ToArrayAsync());
        await TryAsync(async () => await host.History.RateAsync(Conversation, "t0", 5, PlantedPerson.Sentence));
        await TryAsync(async () =>
        {
            using var archive = new MemoryStream();
            await host.History.ExportArchiveAsync(Tenant, User, archive);
            seen.Note("file name", new ZipArchive(archive).Entries.Select(static entry => entry.FullName));
        });
        await TryAsync(async () => await host.History.EraseAsync(Conversation));
        await TryAsync(async () => await host.History.EraseUserAsync(Tenant, User));
    }

    /// <summary>Does something that may fail by what is planted.</summary>
    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (Quoting.IsOn)
        {
            seen.Note("exception", exception is AvatarKitException ? exception.Message : exception.GetType().Name);
        }
    }
}
