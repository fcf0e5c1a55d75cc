using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AvatarKit.AspNetCore;

/// <summary>A function that runs in the page.</summary>
internal sealed class ClientFunction(ClientTools owner, string name, string description, JsonElement schema, string turnId = "") : AIFunction
{
    /// <summary>The schema of a function that takes nothing.</summary>
    public static JsonElement NoParameters { get; } = JsonDocument.Parse("""{"type":"object","properties":{}}""").RootElement;

    public override string Name => name;

    public override string Description => description;

    public override JsonElement JsonSchema => schema;

    /// <summary>The same for one turn's calls.</summary>
    public ClientFunction For(string turn) => new(owner, name, description, schema, turn);

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
        => await owner.CallAsync(turnId, name, Write(arguments), cancellationToken).ConfigureAwait(false);

    /// <summary>What a model gives is JSON already, or plain values.</summary>
    private static JsonElement Write(AIFunctionArguments arguments)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach ((string key, object? value) in arguments)
            {
                writer.WritePropertyName(key);
                WriteValue(writer, value);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            default:
                JsonSerializer.Serialize(writer, value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType()));
                break;
        }
    }
}
