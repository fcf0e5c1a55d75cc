using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>A scripted answer of a <see cref="BedrockEmulator"/>, block by block. Built once, given to any number of requests.</summary>
/// <remarks>
/// The same answer serves Converse, ConverseStream and InvokeModel. What breaks a frame is for streams: in an answer that is sent whole
/// it resets the connection. Not thread-safe while it is being built.
/// </remarks>
/// <example>
/// <code>
/// bedrock.RespondWith(new BedrockReply().Text("Hello ").After(TimeSpan.FromSeconds(1)).Text("there.").Usage(12, 3));
/// </code>
/// </example>
public sealed class BedrockReply
{
    private readonly List<ReplyStep> steps = [];

    internal IReadOnlyList<ReplyStep> Steps => steps;

    internal string? ScriptedStopReason { get; private set; }

    internal ReplyUsage? ScriptedUsage { get; private set; }

    internal string? FilterMessage { get; private set; }

    /// <summary>A text as an answer.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator BedrockReply(string text) => FromString(text);

    /// <summary>A text as an answer.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The answer.</returns>
    public static BedrockReply FromString(string text) => new BedrockReply().Text(text);

    /// <summary>Writes a text, token by token. Texts that follow each other are one block.</summary>
    /// <param name="text">The text.</param>
    /// <returns>This answer.</returns>
    public BedrockReply Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Add(new ReplyStep.Text(text));
    }

    /// <summary>Thinks aloud, token by token.</summary>
    /// <param name="text">The reasoning.</param>
    /// <param name="signature">What the model signs it with; <see langword="null"/>: nothing.</param>
    /// <returns>This answer.</returns>
    public BedrockReply Reasoning(string text, string? signature = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Add(new ReplyStep.Reasoning(text, signature));
    }

    /// <summary>Calls a tool; its input is streamed in pieces of JSON. The stop reason becomes <c>tool_use</c>.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="inputJson">Its input, a JSON object.</param>
    /// <param name="toolUseId">The id of the call; <see langword="null"/>: <c>tooluse_</c> and the name.</param>
    /// <returns>This answer.</returns>
    /// <exception cref="ArgumentException">The input is no JSON object.</exception>
    public BedrockReply ToolUse(string name, string inputJson, string? toolUseId = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(inputJson);
        if (JsonBody.TryParse(System.Text.Encoding.UTF8.GetBytes(inputJson)).ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException("A tool's input is a JSON object.", nameof(inputJson));
        }

        return Add(new ReplyStep.ToolUse(toolUseId ?? $"tooluse_{name}", name, inputJson));
    }

    /// <summary>Gives an image: a block of Converse, or one of the images of InvokeModel.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="format"><c>png</c>, <c>jpeg</c>, <c>gif</c> or <c>webp</c>.</param>
    /// <returns>This answer.</returns>
    public BedrockReply Image(ReadOnlyMemory<byte> bytes, string format = "png")
    {
        ArgumentException.ThrowIfNullOrEmpty(format);
        return Add(new ReplyStep.Image(bytes, format));
    }

    /// <summary>Waits at this point.</summary>
    /// <param name="delay">How long, on the emulator's <see cref="TimeProvider"/>.</param>
    /// <returns>This answer.</returns>
    public BedrockReply After(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return Add(new ReplyStep.Wait((timeProvider, token) => Task.Delay(delay, timeProvider, token)));
    }

    /// <summary>Waits at this point for the test.</summary>
    /// <param name="gate">What it waits for.</param>
    /// <returns>This answer.</returns>
    public BedrockReply After(Task gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return Add(new ReplyStep.Wait((_, token) => gate.WaitAsync(token)));
    }

    /// <summary>Fails at this point: in a stream with an exception event, otherwise with an error in place of the answer.</summary>
    /// <param name="fault">How it fails.</param>
    /// <returns>This answer.</returns>
    public BedrockReply FailWith(EmulatorFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Add(new ReplyStep.Fail(fault));
    }

    /// <summary>Breaks the stream's framing.</summary>
    /// <param name="break">How.</param>
    /// <returns>This answer.</returns>
    public BedrockReply Break(StreamBreak @break) => Add(new ReplyStep.Break(@break));

    /// <summary>Says why the answer ends.</summary>
    /// <param name="reason">Such as <c>max_tokens</c>; unless said it is what the answer shows.</param>
    /// <returns>This answer.</returns>
    public BedrockReply StopReason(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        ScriptedStopReason = reason;
        return this;
    }

    /// <summary>Says what is counted. Unless said, words and their parts are counted, and prompt-cache points keep what was before
    /// them.</summary>
    /// <param name="inputTokens">Tokens read, without those of the cache.</param>
    /// <param name="outputTokens">Tokens written.</param>
    /// <param name="cacheReadInputTokens">Tokens read from the prompt cache.</param>
    /// <param name="cacheWriteInputTokens">Tokens written to the prompt cache.</param>
    /// <returns>This answer.</returns>
    public BedrockReply Usage(int inputTokens, int outputTokens, int? cacheReadInputTokens = null, int? cacheWriteInputTokens = null)
    {
        ScriptedUsage = new ReplyUsage(inputTokens, outputTokens, cacheReadInputTokens, cacheWriteInputTokens);
        return this;
    }

    /// <summary>A guardrail steps in: its message in place of the answer, stop reason <c>guardrail_intervened</c>, and a trace where the
    /// request asks for one.</summary>
    /// <param name="message">The guardrail's message.</param>
    /// <returns>This answer.</returns>
    public BedrockReply GuardrailIntervened(string message) => Text(message).StopReason("guardrail_intervened");

    /// <summary>For <c>ApplyGuardrail</c>: a topic is denied.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="message">What stands in place of the text.</param>
    /// <returns>This answer.</returns>
    public BedrockReply GuardrailBlocks(string topic, string message = "Sorry, the guardrail blocked that.") => GuardrailFinds(
        new JsonObject
        {
            ["topicPolicy"] = new JsonObject
            {
                ["topics"] = new JsonArray(new JsonObject { ["name"] = topic, ["type"] = "DENY", ["action"] = "BLOCKED", ["detected"] = true }),
            },
        }.ToJsonString(),
        message);

    /// <summary>For <c>ApplyGuardrail</c>: personal data are masked.</summary>
    /// <param name="output">The text with its masks.</param>
    /// <param name="type">What they are, such as <c>EMAIL</c>.</param>
    /// <returns>This answer.</returns>
    public BedrockReply GuardrailMasks(string output, string type = "EMAIL") => GuardrailFinds(
        new JsonObject
        {
            ["sensitiveInformationPolicy"] = new JsonObject
            {
                ["piiEntities"] = new JsonArray(
                    new JsonObject { ["match"] = "…", ["type"] = type, ["action"] = "ANONYMIZED", ["detected"] = true }),
                ["regexes"] = new JsonArray(),
            },
        }.ToJsonString(),
        output);

    /// <summary>For <c>ApplyGuardrail</c>: the guardrail steps in.</summary>
    /// <param name="assessmentJson">What it found, one <c>GuardrailAssessment</c> of the service.</param>
    /// <param name="output">What stands in place of the text.</param>
    /// <returns>This answer.</returns>
    /// <exception cref="ArgumentException">The assessment is no JSON object.</exception>
    public BedrockReply GuardrailFinds(string assessmentJson, string output)
    {
        ArgumentNullException.ThrowIfNull(assessmentJson);
        ArgumentNullException.ThrowIfNull(output);
        return JsonBody.TryParse(System.Text.Encoding.UTF8.GetBytes(assessmentJson)).ValueKind == JsonValueKind.Object
            ? Add(new ReplyStep.Assessment(assessmentJson, output))
            : throw new ArgumentException("An assessment is a JSON object.", nameof(assessmentJson));
    }

    /// <summary>The service's filter steps in: stop reason <c>content_filtered</c>, or for InvokeModel an
    /// <c>error</c> beside the images that are left.</summary>
    /// <param name="message">What InvokeModel says.</param>
    /// <returns>This answer.</returns>
    public BedrockReply ContentFiltered(string message = "All of the generated images have been blocked by our content filters.")
    {
        ArgumentNullException.ThrowIfNull(message);
        FilterMessage = message;
        return StopReason("content_filtered");
    }

    private BedrockReply Add(ReplyStep step)
    {
        steps.Add(step);
        return this;
    }
}
