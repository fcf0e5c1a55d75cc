using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace AvatarKit.AspNetCore;

/// <summary>JSON for clients: every script as it is; what HTML would take for markup stays escaped.</summary>
internal static class ChatJson
{
    private static readonly JsonSerializerOptions Options = Create();

    /// <summary>How a type of <see cref="ChatJsonContext"/> is written and read.</summary>
    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(ChatJsonContext.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        options.MakeReadOnly();
        return options;
    }
}
