using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>Plays an answer as the events of ConverseStream, at the emulator's pace. One for each request.</summary>
internal sealed class ConversePlayer(BedrockRequest request, BedrockReply reply, BedrockEmulatorOptions options, ReplyUsage prompt)
{
    private readonly ConverseBlocks blocks = new(ConverseJson.Member(request.Body, "inferenceConfig"));

    public async IAsyncEnumerable<ConverseItem> PlayAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long started = options.TimeProvider.GetTimestamp();
        if (options.FirstTokenDelay > TimeSpan.Zero)
        {
            await Task.Delay(options.FirstTokenDelay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }

        yield return new ConverseItem.Event("messageStart", new JsonObject { ["role"] = "assistant" });
        foreach (ReplyStep step in reply.Steps)
        {
            switch (step)
            {
                case ReplyStep.Wait wait:
                    await wait.Until(options.TimeProvider, cancellationToken).ConfigureAwait(false);
                    break;
                case ReplyStep.Fail fail:
                    yield return new ConverseItem.Fault(fail.Fault);
                    break;
                case ReplyStep.Break broken:
                    yield return new ConverseItem.Break(broken.Kind);
                    break;
                default:
                    foreach (ConverseItem.Event one in blocks.Write(step))
                    {
                        await PaceAsync(one, cancellationToken).ConfigureAwait(false);
                        yield return one;
                    }

                    break;
            }

            if (blocks.Stopped is not null)
            {
                break;
            }
        }

        foreach (ConverseItem.Event closing in blocks.Close())
        {
            yield return closing;
        }

        string reason = reply.ScriptedStopReason ?? blocks.Stopped ?? (blocks.HasToolUse ? "tool_use" : "end_turn");
        yield return new ConverseItem.Event("messageStop", new JsonObject { ["stopReason"] = reason });
        yield return new ConverseItem.Event("metadata", Metadata(reason, options.TimeProvider.GetElapsedTime(started)));
    }

    private Task PaceAsync(ConverseItem.Event one, CancellationToken cancellationToken)
        => one.IsToken && blocks.Tokens > 1 && options.TokensPerSecond is double rate
            ? Task.Delay(TimeSpan.FromSeconds(1 / rate), options.TimeProvider, cancellationToken)
            : Task.CompletedTask;

    private JsonObject Metadata(string reason, TimeSpan elapsed)
    {
        var metadata = new JsonObject
        {
            ["usage"] = (reply.ScriptedUsage ?? prompt with { Output = blocks.Tokens }).ToJson(),
            ["metrics"] = new JsonObject { ["latencyMs"] = (long)elapsed.TotalMilliseconds },
        };
        JsonElement guardrail = ConverseJson.Member(request.Body, "guardrailConfig");
        if (reason == "guardrail_intervened" && ConverseJson.Text(guardrail, "trace") is "enabled" or "enabled_full")
        {
            metadata["trace"] = GuardrailTrace(ConverseJson.Text(guardrail, "guardrailIdentifier"));
        }

        return metadata;
    }

    private static JsonObject GuardrailTrace(string guardrail) => new()
    {
        ["guardrail"] = new JsonObject
        {
            ["actionReason"] = "Guardrail blocked.",
            ["inputAssessment"] = new JsonObject
            {
                [guardrail] = new JsonObject
                {
                    ["topicPolicy"] = new JsonObject
                    {
                        ["topics"] = new JsonArray(new JsonObject { ["name"] = "Emulated topic", ["type"] = "DENY", ["action"] = "BLOCKED" }),
                    },
                },
            },
        },
    };
}
