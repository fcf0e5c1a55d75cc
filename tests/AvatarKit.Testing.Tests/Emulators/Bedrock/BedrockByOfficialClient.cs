using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing.Tests.Emulators;

/// <summary>One process of the official Bedrock client against scripted emulators: over http with HTTP/1.1 and over https with HTTP/2.</summary>
public sealed class BedrockByOfficialClient : IAsyncLifetime
{
    public const string Text = "Grüße, 𝄞 world: the button is pressed twice.";

    private readonly Dictionary<string, JsonElement> results = [];

    public BedrockEmulator Plain { get; private set; } = null!;

    public BedrockEmulator Secure { get; private set; } = null!;

    public JsonElement this[string name] => results[name];

    public async Task InitializeAsync()
    {
        BedrockEmulatorOptions credentials = null!;
        Plain = await BedrockEmulator.StartAsync(options =>
        {
            credentials = options;
            options.SessionToken = "token/with+signs=";
            options.Region = "eu-central-1";
        });
        Secure = await BedrockEmulator.StartAsync(options =>
        {
            (options.UseHttps, options.BearerToken) = (true, "bearer-key");
            (options.SessionToken, options.Region) = (credentials.SessionToken, credentials.Region);
        });
        if (OfficialClients.Missing is not null)
        {
            return;
        }

        Script(Plain);
        Script(Secure);
        string[] faults =
        [
            "throttled", "not-ready", "retired", "unknown", "denied", "expired", "model-error", "timeout", "internal", "unavailable",
            "page", "reset",
        ];
        string[] streams =
        [
            "text", "tools", "image", "guarded", "split", "stream-error", "stream-unmodelled", "checksum", "unfinished", "truncated",
            "stream-reset",
        ];
        var tasks = new Dictionary<string, JsonObject>();
        foreach (string name in faults.Concat([
            "text",
            "tools",
            "image",
            "guarded",
            "default",
            "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0",
        ]))
        {
            tasks[name] = Call("Converse", Plain, Hello(name));
        }

        foreach (string name in streams)
        {
            tasks["stream " + name] = Call("ConverseStream", Plain, Hello(name));
            tasks["h2 stream " + name] = Call("ConverseStream", Secure, Hello(name));
        }

        tasks["left"] = Call("ConverseStream", Plain, Hello("endless"), new JsonObject { ["leaveAfter"] = 3 });
        tasks["h2 converse"] = Call("Converse", Secure, Hello("text"));
        tasks["bearer"] = Call("Converse", Secure, Hello("text"), new JsonObject { ["options"] = Options(Secure, "bearer-key") });
        tasks["wrong bearer"] = Call("Converse", Secure, Hello("text"), new JsonObject { ["options"] = Options(Secure, "other") });
        tasks["roles"] = Call(
            "Converse",
            Plain,
            new JsonObject { ["modelId"] = "text", ["messages"] = new JsonArray(Message("assistant", new JsonObject { ["text"] = "Hi" })) });
        tasks["count"] = Call(
            "CountTokens",
            Plain,
            new JsonObject { ["modelId"] = "text", ["input"] = new JsonObject
            {
                ["converse"] = new JsonObject { ["messages"] = new JsonArray(Message("user", new JsonObject { ["text"] = "one two three" })) },
            } });
        tasks["canvas"] = Call("InvokeModel", Plain, Canvas(new JsonObject { ["text"] = "A kind teacher" }));
        tasks["canvas filtered"] = Call("InvokeModel", Plain, Canvas(new JsonObject { ["text"] = "A kind teacher" }, "filtered"));
        tasks["canvas refused"] = Call("InvokeModel", Plain, Canvas(new JsonObject { ["text"] = "A kind teacher", ["style"] = "CUBIST" }));

        IReadOnlyList<JsonElement> answers = await OfficialClients.RunAsync(tasks.Values, Secure.Certificate);
        foreach ((string name, JsonElement answer) in tasks.Keys.Zip(answers))
        {
            results[name] = answer;
        }

        JsonObject Call(string command, BedrockEmulator emulator, JsonObject input, JsonObject? more = null)
            => OfficialClients.Call("bedrock", command, emulator.Endpoint, credentials, input, more);

        JsonObject Options(BedrockEmulator emulator, string token)
            => new() { ["endpoint"] = emulator.Endpoint.AbsoluteUri, ["region"] = credentials.Region, ["token"] = token };
    }

    public async Task DisposeAsync()
    {
        await Plain.DisposeAsync();
        await Secure.DisposeAsync();
    }

    private static void Script(BedrockEmulator bedrock)
    {
        Answer("text", new BedrockReply().Reasoning("Let me think.", "c2lnbmVk").Text(Text).Usage(120, 9, 100, 7));
        Answer(
            "tools",
            new BedrockReply().Text("One moment.").ToolUse("weather", """{"city":"Zürich","days":[1,2]}""", "tooluse_1")
                .ToolUse("time", "{}", "tooluse_2"));
        Answer("image", new BedrockReply().Image(PngEncoder.Portrait(200, 100, 7)));
        Answer("guarded", new BedrockReply().GuardrailIntervened("I can't say that."));
        Answer("filtered", new BedrockReply().ContentFiltered());
        Answer("split", new BedrockReply().Text("One ").Break(StreamBreak.SplitFrame).Text("two."));
        Answer("stream-error", new BedrockReply().Text("One ").FailWith(BedrockFaults.ModelStreamError));
        Answer("stream-unmodelled", new BedrockReply().Text("One ").FailWith(BedrockFaults.AccessDenied));
        Answer("checksum", new BedrockReply().Text("One ").Break(StreamBreak.WrongChecksum).Text("two."));
        Answer("unfinished", new BedrockReply().Text("One ").Break(StreamBreak.UnfinishedFrame).Text("two."));
        Answer("truncated", new BedrockReply().Text("One ").Break(StreamBreak.Truncated));
        Answer("stream-reset", new BedrockReply().Text("One ").FailWith(EmulatorFault.ConnectionReset));
        Answer("endless", new BedrockReply().Text("One two three four ").FailWith(EmulatorFault.Silence));
        Fail("throttled", BedrockFaults.Throttled(TimeSpan.FromSeconds(7)));
        Fail("not-ready", BedrockFaults.ModelNotReady);
        Fail("retired", BedrockFaults.ModelRetired);
        Fail("unknown", BedrockFaults.ModelUnknown);
        Fail("denied", BedrockFaults.AccessDenied);
        Fail("expired", EmulatorFault.ExpiredToken);
        Fail("model-error", BedrockFaults.ModelError);
        Fail("timeout", BedrockFaults.ModelTimeout);
        Fail("internal", BedrockFaults.InternalServerError);
        Fail("unavailable", BedrockFaults.ServiceUnavailable());
        Fail("page", EmulatorFault.ProxyPage());
        Fail("reset", EmulatorFault.ConnectionReset);

        void Answer(string model, BedrockReply reply) => bedrock.When(request => request.ModelId == model).RespondWith(reply);
        void Fail(string model, EmulatorFault fault) => bedrock.When(request => request.ModelId == model).FailWith(fault);
    }

    private static JsonObject Message(string role, JsonObject block) => new() { ["role"] = role, ["content"] = new JsonArray(block) };

    private static JsonObject Hello(string model) => new()
    {
        ["modelId"] = model,
        ["system"] = new JsonArray(new JsonObject { ["text"] = "Be brief." }),
        ["messages"] = new JsonArray(Message("user", new JsonObject { ["text"] = "Hello, Nova!" })),
        ["inferenceConfig"] = new JsonObject { ["maxTokens"] = 200, ["temperature"] = 0.5 },
        ["toolConfig"] = new JsonObject
        {
            ["tools"] = new JsonArray(new JsonObject
            {
                ["toolSpec"] = new JsonObject
                {
                    ["name"] = "weather",
                    ["inputSchema"] = new JsonObject { ["json"] = new JsonObject { ["type"] = "object" } },
                },
            }),
        },
        ["guardrailConfig"] = new JsonObject { ["guardrailIdentifier"] = "gr1", ["guardrailVersion"] = "1", ["trace"] = "enabled" },
    };

    private static JsonObject Canvas(JsonObject picture, string model = "amazon.nova-canvas-v1:0") => new()
    {
        ["modelId"] = model,
        ["contentType"] = "application/json",
        ["body"] = new JsonObject
        {
            ["taskType"] = "TEXT_IMAGE",
            ["textToImageParams"] = picture,
            ["imageGenerationConfig"] = new JsonObject { ["width"] = 320, ["height"] = 336, ["numberOfImages"] = 2 },
        }.ToJsonString(),
    };
}
