using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing.Tests.Emulators;

/// <summary>Runs tasks with the official JavaScript packages of eng/peers, many in one process: starting it is what takes time.</summary>
internal static class OfficialClients
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", "..", "..", "eng", "peers"));

    /// <summary>Why tests cannot run here; <see langword="null"/>: they can, or must.</summary>
    public static string? Missing { get; } = Environment.GetEnvironmentVariable("AVATARKIT_REQUIRE_ALL") is { Length: > 0 } ? null
        : !IsOnPath("node") ? "Node.js is not installed."
        : !Directory.Exists(Path.Combine(Folder, "node_modules")) ? "The packages of eng/peers are not installed (npm ci --prefix eng/peers)."
        : null;

    public static async Task<IReadOnlyList<JsonElement>> RunAsync(IEnumerable<JsonObject> tasks, X509Certificate2? trusted = null)
    {
        string certificate = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pem");
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, "calls.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (trusted is not null)
        {
            await File.WriteAllTextAsync(certificate, trusted.ExportCertificatePem());
            start.Environment["NODE_EXTRA_CA_CERTS"] = certificate;
        }

        using Process node = Process.Start(start)!;
        try
        {
            Task<string> output = node.StandardOutput.ReadToEndAsync();
            Task<string> errors = node.StandardError.ReadToEndAsync();
            await node.StandardInput.WriteAsync(new JsonArray([.. tasks]).ToJsonString());
            node.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            await node.WaitForExitAsync(patience.Token);
            Assert.True(node.ExitCode == 0, await errors);
            return [.. JsonDocument.Parse(await output).RootElement.EnumerateArray()];
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
            }

            File.Delete(certificate);
        }
    }

    /// <summary>A command of an official client, sent with the credentials of an emulator.</summary>
    public static JsonObject Call(
        string service,
        string command,
        Uri endpoint,
        EmulatorOptions credentials,
        JsonObject input,
        JsonObject? more = null)
    {
        var task = new JsonObject
        {
            ["task"] = "call",
            ["service"] = service,
            ["command"] = command + "Command",
            ["input"] = input,
            ["http1"] = endpoint.Scheme == "http",
            ["options"] = new JsonObject
            {
                ["endpoint"] = endpoint.AbsoluteUri,
                ["region"] = credentials.Region,
                ["credentials"] = new JsonObject
                {
                    ["accessKeyId"] = credentials.AccessKeyId,
                    ["secretAccessKey"] = credentials.SecretKey,
                    ["sessionToken"] = credentials.SessionToken,
                },
            },
        };
        foreach ((string name, JsonNode? value) in more ?? [])
        {
            task[name] = value?.DeepClone();
        }

        return task;
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)));

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
