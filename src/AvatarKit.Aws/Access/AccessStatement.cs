using System.Text.Json;

namespace AvatarKit.Aws;

/// <summary>One thing that is allowed: actions on resources.</summary>
internal sealed record AccessStatement(string Id, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("Sid", Id);
        writer.WriteString("Effect", "Allow");
        Write(writer, "Action", Actions);
        Write(writer, "Resource", Resources);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
